//! Fields that are there twice.

use crate::trail::Trail;
use crate::words::error;
use alliance_json::{Json, in_order};
use alliance_model::Problem;

/// A problem for each field that is there again, anywhere in a file.
pub(crate) fn fields_there_twice(json: &Json) -> Vec<Problem> {
    let mut problems = Vec::new();
    look(json, &mut Trail::default(), &mut problems);
    problems
}

fn look(json: &Json, trail: &mut Trail, problems: &mut Vec<Problem>) {
    match json {
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                trail.item(index);
                look(item, trail, problems);
                trail.back();
            }
        }
        Json::Group(fields) => {
            let name = |place: usize| fields.get(place).map(|(name, _)| name.as_str());
            for again in same(fields.len(), &name).into_iter().filter_map(|(_, again)| name(again)) {
                problems.push(error(trail.path_to(again), "the same field twice", "each field once", "Take one of the two away."));
            }
            for (name, value) in fields {
                trail.field(name);
                look(value, trail, problems);
                trail.back();
            }
        }
        _ => {}
    }
}

/// Places with the same word, each with the next such place.
fn same<'a>(length: usize, word: &dyn Fn(usize) -> Option<&'a str>) -> Vec<(usize, usize)> {
    let order = in_order(length, &|left, right| word(left) < word(right));
    let pairs = order.iter().zip(order.iter().skip(1));
    pairs.filter(|(one, other)| word(**one).is_some() && word(**one) == word(**other)).map(|(one, other)| (*one, *other)).collect()
}
