//! A design with shorter names, for sentences that have to fit on one page.

use alliance_model::Design;
use alliance_report::one_page::{shortened, shortened_name};

/// The most letters of the name of a member, a seat or a rule; of a title; and of a sentence that somebody wrote.
const NAME: usize = 30;
const TITLE: usize = 70;
const SENTENCE: usize = 200;

/// The same design with shorter names and texts: for sentences that have to fit. No figure is touched.
pub(super) fn short_design(design: &Design) -> Design {
    let mut short = design.clone();
    short.title = shortened(&design.title, TITLE);
    short.purpose = shortened(&design.purpose, SENTENCE);
    let cut = |name: &mut String| *name = shortened_name(name, NAME);
    short.members.iter_mut().for_each(|member| cut(&mut member.name));
    short.bodies.iter_mut().for_each(|body| cut(&mut body.name));
    short.seats.iter_mut().for_each(|seat| cut(&mut seat.title));
    short.rules.iter_mut().for_each(|rule| cut(&mut rule.name));
    short.matters.iter_mut().for_each(|matter| cut(&mut matter.name));
    short.outcomes.iter_mut().for_each(|outcome| cut(&mut outcome.name));
    short
}
