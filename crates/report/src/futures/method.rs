//! How futures were drawn: the line under every picture, and what to know about it.

use crate::figures::number;
use alliance_model::{Design, Id};
use alliance_simulate::{Mended, Points, Stamp};

/// The line under every picture: "4,096 futures, evenly spread (Sobol) in 16 rounds, seed 20220401; before rounding."
pub fn stamp(stamp: &Stamp) -> String {
    let rounds = if stamp.rounds > 1 { format!(" in {} rounds", number(stamp.rounds.into())) } else { String::new() };
    let pence = if stamp.exact_pence { "to the penny" } else { "before rounding" };
    format!("{} futures, {}{rounds}, seed {}; {pence}.", number(stamp.samples.into()), points_in_words(stamp.points), stamp.seed)
}

/// How points are laid, in words.
pub fn points_in_words(points: Points) -> &'static str {
    match points {
        Points::Plain => "each by itself",
        Points::LatinHypercube => "each input evenly spread (Latin hypercube)",
        Points::Sobol => "evenly spread (Sobol)",
    }
}

/// What the figures mean and how sure they are, in sentences.
pub fn method(stamp: &Stamp) -> Vec<String> {
    let drawn = match stamp.points {
        Points::Plain => "Every future draws each uncertain figure afresh, by itself.",
        Points::LatinHypercube => "Each uncertain figure is spread evenly over all that it can be; how figures meet is left to chance.",
        Points::Sobol => "The futures are spread evenly over all that can happen together, so that few of them say as much as many drawn by chance.",
    };
    let errors = if stamp.rounds > 1 {
        format!("The futures come in {} independent rounds; how far those differ says how sure a figure is.", number(stamp.rounds.into()))
    } else {
        "How much the futures differ says how sure a figure is.".to_owned()
    };
    let pence = if stamp.exact_pence {
        "Every future is settled to the penny, as the year itself would be."
    } else {
        "The settlement is the same as for the year itself, but for its rounding to the penny."
    };
    vec![
        drawn.to_owned(),
        errors,
        "\u{201c}Give or take\u{201d} and ± are twice the standard error: in 19 of 20 runs with other seeds, the figure would stay within them. \
         They say nothing of how good your own estimates are."
            .to_owned(),
        pence.to_owned(),
        "With the same seed and the same design the same futures come out, on every machine.".to_owned(),
    ]
}

/// What was done to correlations that cannot all hold.
pub fn mended(design: &Design, mended: &Mended) -> String {
    let name = |id: &Id| design.costs.iter().find(|line| &line.id == id).map_or_else(|| id.to_string(), |line| line.name.clone());
    let [one, other] = &mended.between;
    format!(
        "These correlations cannot all hold at once. The nearest that can were used; the largest change is {}, between {} and {}: you asked {}, {} is used.",
        two_decimals(mended.largest_change.abs()),
        name(one),
        name(other),
        two_decimals(mended.asked),
        two_decimals(mended.used)
    )
}

/// "0.9", "0.78", "−0.05"; what is not nought is not told as nought.
fn two_decimals(figure: f64) -> String {
    let hundredths = (figure.abs() * 100.0).round() as u64;
    if hundredths == 0 && figure.abs() > 1e-12 {
        return "under 0.01".to_owned();
    }
    let sign = if figure < 0.0 && hundredths > 0 { "\u{2212}" } else { "" };
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, rest) if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        (whole, rest) => format!("{sign}{whole}.{rest:02}"),
    }
}
