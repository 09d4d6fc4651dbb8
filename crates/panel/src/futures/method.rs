//! How futures are drawn, and how sure they are.

use crate::{Panel, Part, Piece};
use alliance_report::figures::number;
use alliance_report::futures::{method, points_in_words, stamp};
use alliance_simulate::{Points, Stamp};

pub(super) fn panel(run: &Stamp) -> Panel {
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
    Panel { findings: vec![stamp(run)], parts: vec![Part::open("", vec![table, Piece::List(lines)])] }
}

const DIRECTIONS: &str = "The direction numbers of the Sobol points are those of S. Joe and F. Y. Kuo (2008).";
