//! How futures are drawn, and how sure they are.

use crate::{Asked, Panel, Part, Piece};
use alliance_report::figures::{number, whole_money};
use alliance_report::futures::{method, points_in_words, pounds as pounds_of, stamp};
use alliance_simulate::{Futures, Points, SecondOpinion};

pub(super) fn panel(asked: &Asked<'_>, futures: &Futures, second: Option<&SecondOpinion>) -> Panel {
    let run = &futures.run;
    let pence = if run.exact_pence { "to the penny" } else { "before rounding" };
    let rows = [
        ("Futures", number(run.samples.into())),
        ("Points", points_in_words(run.points).to_owned()),
        ("Rounds", number(run.rounds.into())),
        ("Seed", run.seed.to_string()),
        ("Settled", pence.to_owned()),
        ("Design", run.design.clone()),
    ];
    let table = Piece::table("How these futures were drawn", ["What", "Here"], rows.map(|(what, here)| [what.to_owned(), here]));
    let mut lines = method(run);
    lines.extend((run.points == Points::Sobol).then(|| DIRECTIONS.to_owned()));
    let mut parts = vec![Part::open("", vec![table, Piece::List(lines)])];
    parts.push(Part::open("A second way, without a single draw", second_way(asked, futures, second)));
    Panel { findings: vec![stamp(run)], parts }
}

/// The final cost by both ways, side by side.
fn second_way(asked: &Asked<'_>, futures: &Futures, second: Option<&SecondOpinion>) -> Vec<Piece> {
    let Some(second) = second else {
        return vec![Piece::Text("Where a table says how the costs of lines move together, there is no second way.".to_owned())];
    };
    let amount = |pounds: f64| whole_money(pounds_of(pounds), &asked.design.currency);
    let rows = second.percentiles.iter().zip(&futures.outturn.percentiles).map(|(one, other)| {
        let percent = format!("{} in 100 futures end below", one.percent as u32);
        [percent, amount(other.amount), amount(2.0 * other.error), amount(one.amount), amount((one.amount - other.amount).abs())]
    });
    let chances = [futures.saving.chance, second.saving].map(|chance| format!("{:.1}", chance * 100.0));
    let saving = format!("Of 100 futures {} save money as drawn, and {} on the grid.", chances[0], chances[1]);
    let about = format!(
        "All lines and risks are added up on a fine grid instead of being drawn. Whatever the shapes are, no figure of it is off by more than {}; for smooth shapes it is far nearer. The two ways check each other.",
        amount(second.within)
    );
    let head = ["Final cost", "Drawn", "Give or take", "On the grid", "Apart by"];
    vec![Piece::Text(about), Piece::Text(saving), Piece::table("The final cost by both ways", head, rows)]
}

const DIRECTIONS: &str = "The direction numbers of the Sobol points are those of S. Joe and F. Y. Kuo, \u{201c}Constructing Sobol sequences with better two-dimensional projections\u{201d}, SIAM Journal on Scientific Computing 30 (2008), pages 2635 to 2654; they are scrambled by a random matrix and shift (J. Matou\u{161}ek, 1998).";
