//! How costs move together: one number for all lines, or a table of pairs.

use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Correlation, Design, Id, Rate};

/// A new table starts with at most so many lines; more can be ticked.
const FIRST_LINES: usize = 12;

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let design = asked.design;
    let told = "When prices or pay go up, many lines go up at once. 0: each line goes its own way. 1: all go up and down as one. \
        The more they move together, the rarer it is that a dear line is made up for by a cheap one.";
    let mut pieces = vec![Piece::Text(told.to_owned())];
    let expert = match &design.correlation {
        None => {
            pieces.push(Piece::fields([to_one_number("Let costs move together", Rate::percent(30))]));
            vec![to_table(design, Rate::ZERO)]
        }
        Some(Correlation::CommonFactor { correlation }) => {
            pieces.push(Piece::fields([
                Field::number("Costs move together, from 0 to 1", "correlation.correlation").hint("0.3 is usual where pay is most of the cost.")
            ]));
            vec![to_table(design, *correlation)]
        }
        Some(Correlation::Matrix { lines, rows }) => {
            pieces.push(Piece::Text("A table for experts says it here, pair by pair.".to_owned()));
            pieces.push(Piece::fields([to_one_number("Go back to one number", average(rows))]));
            table(design, lines, rows)
        }
    };
    Panel { findings: vec![], parts: vec![Part::open("Costs move together", pieces), Part::folded("A table for experts", expert)] }
}

/// The changes that take a line away, with its place in the table of pairs.
pub(crate) fn without_line(design: &Design, gone: &Id) -> Vec<Edit> {
    let mut edits = vec![Edit::remove(format!("costs.{gone}"))];
    if let Some(Correlation::Matrix { lines, rows }) = &design.correlation
        && let Some(place) = lines.iter().position(|line| line == gone)
    {
        edits.push(Edit::set("correlation", without(lines, rows, place)));
    }
    edits
}

fn to_one_number(label: &str, correlation: Rate) -> Entry {
    Entry::button(label, label, vec![Edit::set("correlation", Correlation::CommonFactor { correlation })])
}

/// The mean of the pairs, in hundredths, within what one number may be.
fn average(rows: &[Vec<Rate>]) -> Rate {
    let hundredths = |rate: &Rate| rate.numerator() * 100 / rate.denominator();
    let pairs: Vec<i64> = rows.iter().enumerate().flat_map(|(place, row)| row.iter().take(place).map(hundredths)).collect();
    let mean = pairs.iter().sum::<i64>() / i64::try_from(pairs.len().max(1)).unwrap_or(1);
    Rate::percent(mean.clamp(0, 100) as i32)
}

fn to_table(design: &Design, correlation: Rate) -> Piece {
    let lines: Vec<Id> = design.costs.iter().filter(|line| line.distribution.is_some()).take(FIRST_LINES).map(|line| line.id.clone()).collect();
    let rows = (0..lines.len()).map(|row| (0..lines.len()).map(|column| if row == column { Rate::ONE } else { correlation }).collect()).collect();
    let edit = Edit::set("correlation", Correlation::Matrix { lines, rows });
    Piece::fields([Entry::button("Say it pair by pair", "Say it pair by pair, in a table", vec![edit])])
}

fn table(design: &Design, lines: &[Id], rows: &[Vec<Rate>]) -> Vec<Piece> {
    let told = "Each pair has a number from \u{2212}1 to 1: 0 where they go their own ways, below 0 where one goes up as the other goes down. \
        A line that is not in the table goes its own way. A table that cannot be is mended, and the answer says so.";
    let mut pieces = vec![Piece::Text(told.to_owned()), Piece::Text("Lines in the table:".to_owned())];
    let in_it = |line: &Id| lines.iter().position(|one| one == line);
    let shown = design.costs.iter().filter(|line| line.distribution.is_some() || in_it(&line.id).is_some());
    pieces.push(Piece::fields(shown.map(|line| {
        let place = in_it(&line.id);
        let off = place.map_or_else(|| matrix(lines, rows), |place| without(lines, rows, place));
        let on = if place.is_some() { matrix(lines, rows) } else { with(lines, rows, &line.id) };
        Field::toggle(&line.name, place.is_some(), vec![Edit::set("correlation", off)], vec![Edit::set("correlation", on)])
    })));
    let name = |id: &Id| design.costs.iter().find(|line| line.id == *id).map_or_else(|| id.to_string(), |line| line.name.clone());
    for (row, line) in lines.iter().enumerate().skip(1) {
        let cell = |(column, other): (usize, &Id)| {
            let path = |row: usize, column: usize| format!("correlation.rows.{row}.{column}");
            Field::number(format!("{} with {}", name(line), name(other)), path(row, column)).also(path(column, row))
        };
        pieces.push(Piece::fields(lines.iter().take(row).enumerate().map(cell)));
    }
    pieces
}

fn matrix(lines: &[Id], rows: &[Vec<Rate>]) -> Correlation {
    Correlation::Matrix { lines: lines.to_vec(), rows: rows.to_vec() }
}

fn without(lines: &[Id], rows: &[Vec<Rate>], place: usize) -> Correlation {
    fn left<T: Clone>(all: &[T], place: usize) -> Vec<T> {
        all.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, one)| one.clone()).collect()
    }
    Correlation::Matrix { lines: left(lines, place), rows: left(rows, place).iter().map(|row| left(row, place)).collect() }
}

fn with(lines: &[Id], rows: &[Vec<Rate>], line: &Id) -> Correlation {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        row.push(Rate::ZERO);
    }
    rows.push((0..=lines.len()).map(|column| if column == lines.len() { Rate::ONE } else { Rate::ZERO }).collect());
    Correlation::Matrix { lines: lines.iter().chain([line]).cloned().collect(), rows }
}
