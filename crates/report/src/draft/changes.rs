//! How the agreement changes and ends: who joins, who leaves, what comes after.

use super::{Heading, always, heading, names};
use crate::years::name;
use alliance_model::{Design, Excess, Leaving, Year};

pub(super) fn headings(design: &Design) -> Vec<Heading> {
    vec![
        heading("Changing the agreement", vec![], [always("Who can propose a change, and who must sign it?")]),
        joining(design),
        leaving(design),
        heading(
            "Ending, and what comes after",
            vec![],
            [always("When can the alliance be ended early, and by whom?"), always("Who looks after people, staff and records when it ends?")],
        ),
        heading("Review of these terms", vec![], [always("When are these terms of reference read again, and by whom?")]),
    ]
}

fn joining(design: &Design) -> Heading {
    let of = |year: &Year| {
        let who: Vec<&str> = year.joins.iter().map(|joining| joining.member.name.as_str()).collect();
        let join = if who.len() == 1 { "joins" } else { "join" };
        (!who.is_empty()).then(|| format!("{} {join} at the start of {}.", names(who), year.label))
    };
    heading(
        "Joining",
        design.years.iter().filter_map(of).collect(),
        [always("Who decides that somebody may join, and does a new member share in what was gained before?")],
    )
}

fn leaving(design: &Design) -> Heading {
    let lines = design.years.iter().flat_map(|year| year.leaves.iter().map(|leaving| left(design, year, leaving))).collect();
    heading(
        "Leaving, exclusion, insolvency and wilful default",
        lines,
        [
            always("How much notice does a member give, and what does it still owe afterwards?"),
            always("For what can a member be put out, and who decides?"),
            always("Who carries the loss of a member that cannot pay?"),
        ],
    )
}

fn left(design: &Design, year: &Year, leaving: &Leaving) -> String {
    let pain = match leaving.pain {
        None => "It stays liable for its carried loss.",
        Some(Excess::Commissioner) => "The commissioner takes over its carried loss.",
        Some(Excess::Reallocate) => "The others take over its carried loss.",
    };
    let gain = if leaving.forfeits { " Its carried gain stays with the others." } else { "" };
    format!("{} leaves at the start of {}. {pain}{gain}", name(design, &leaving.member), year.label)
}
