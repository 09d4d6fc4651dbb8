//! Pictures of futures to be tested: few members and many, short names and long ones, caps and none.

use super::NAMES;
use alliance_chart::{
    Atom, Bars, CompareDots, FutureCurve, LineAt, MemberDots, Picture, Quantile, SCurve, SayBar, SeatColour, Tornado, TornadoBar, compare_dots,
    histogram, s_curve, say_and_stake, tornado,
};
use alliance_model::Currency;

fn bell(away: f64) -> f64 {
    libm::exp(-away * away)
}

/// A smooth rise from one amount to another, with so much of it at each end.
fn amounts(from: f64, to: f64, at_ends: (f64, f64)) -> Vec<f64> {
    (0..200)
        .map(|place| (f64::from(place) + 0.5) / 200.0)
        .map(|share| ((share - at_ends.0) / (1.0 - at_ends.0 - at_ends.1)).clamp(0.0, 1.0))
        .map(|share| from + (to - from) * (share + 2.8 * (share - 0.5) * (share - 0.5) * (share - 0.5)).clamp(0.0, 1.0))
        .collect()
}

fn future_curve<'a>(mark: usize, name: &'a str, amounts: &'a [f64]) -> FutureCurve<'a> {
    let quantile = |percent: f64| Quantile { percent, amount: amounts[((percent / 100.0) * 199.0) as usize], error: 3.0 };
    FutureCurve { name, mark, amounts, quantiles: [1.0, 10.0, 50.0, 90.0, 99.0].map(quantile).to_vec() }
}

/// The final cost, against its target.
pub(crate) fn cost_curve(width: f64) -> Picture {
    let amounts = amounts(7_900_000.0, 9_900_000.0, (0.0, 0.0));
    s_curve(&SCurve {
        width,
        currency: &Currency::default(),
        curves: &[future_curve(0, "", &amounts)],
        line: Some(LineAt { amount: 8_800_000.0, name: "target" }),
        title: "Half of futures end below £8.71m; one in ten above £9.18m.",
        of: "the final cost",
    })
}

/// A member's result with two caps, under so many scenarios; at one amount only where there is none.
pub(crate) fn result_curves(width: f64, scenarios: usize) -> Picture {
    let all: Vec<Vec<f64>> = (0..scenarios)
        .map(|place| amounts(-5_000.0 + 1_500.0 * place as f64, 17_600.0 + 3_000.0 * place as f64, (0.23 - 0.05 * place as f64, 0.12)))
        .collect();
    let curves: Vec<FutureCurve<'_>> = all.iter().zip(NAMES).enumerate().map(|(mark, (amounts, name))| future_curve(mark, name, amounts)).collect();
    let same = vec![250.0; 200];
    let one = [future_curve(0, "Base", &same)];
    s_curve(&SCurve {
        width,
        currency: &Currency::default(),
        curves: if scenarios == 0 { &one } else { &curves },
        line: Some(LineAt { amount: 0.0, name: "nothing" }),
        title: "Half of futures give you £2,651 or more.",
        of: "your result",
    })
}

/// A member's result: losses below nothing, a cap at its left end.
pub(crate) fn result_bars(width: f64, bars: usize) -> Picture {
    let mut counts: Vec<u32> = (0..bars).map(|place| (80.0 * bell((place as f64 / bars as f64 - 0.45) * 4.0)) as u32).collect();
    if let [first, .., last] = &mut counts[..] {
        (*first, *last) = (933, 500);
    }
    histogram(&Bars {
        width,
        currency: &Currency::default(),
        from: -5_000.0,
        step: 22_600.0 / bars.max(1) as f64,
        counts: &counts,
        line: Some(LineAt { amount: 0.0, name: "nothing" }),
        losses_above: false,
        atoms: &[Atom { amount: -5_000.0, name: "your cap", share: 0.2278 }, Atom { amount: 17_600.0, name: "the pool’s cap", share: 0.122 }],
        title: "Half of futures give you £2,651 or more; one in ten takes £5,000 or more.",
        of: "your result",
    })
}

/// The final cost: losses above the target.
pub(crate) fn cost_bars(width: f64) -> Picture {
    let counts: Vec<u32> = (0..60).map(|place| (200.0 * bell((f64::from(place) / 60.0 - 0.4) * 5.0)) as u32).collect();
    histogram(&Bars {
        width,
        currency: &Currency::default(),
        from: 7_900_000.0,
        step: 2_000_000.0 / 60.0,
        counts: &counts,
        line: Some(LineAt { amount: 8_800_000.0, name: "target" }),
        losses_above: true,
        atoms: &[],
        title: "Half of futures end below £8.71m; one in ten above £9.18m.",
        of: "the final cost",
    })
}

/// So many inputs, of which some have no effect.
pub(crate) fn drivers(width: f64, inputs: usize, idle: usize) -> Picture {
    let names: Vec<String> = (0..inputs).map(|place| format!("{} {place}", NAMES[place % NAMES.len()])).collect();
    let bar = |(place, name): (usize, &'static str)| {
        let wide = 6_000.0 / (place as f64 + 1.0);
        // The second rises with its input; the third lies on one side of the mean.
        let (at_low, at_high) = match place {
            1 => (4_130.0 - wide, 4_130.0 + wide),
            2 => (4_500.0, 4_500.0 + wide),
            _ => (4_130.0 + wide, 4_130.0 - 1.6 * wide),
        };
        if place + idle < inputs {
            TornadoBar { name, at_low, at_high, has_effect: true }
        } else {
            TornadoBar { name, at_low: 4_130.0, at_high: 4_130.0, has_effect: false }
        }
    };
    let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
    let bars: Vec<TornadoBar<'_>> = names.into_iter().enumerate().map(bar).collect();
    tornado(&Tornado {
        width,
        currency: &Currency::default(),
        bars: &bars,
        mean: 4_130.0,
        signed: true,
        title: "“Core support team pay” and “Demand surge” drive your result most.",
        of: "your result",
    })
}

/// So many members: some with no seat, one with all at stake.
pub(crate) fn stakes(width: f64, members: usize) -> Picture {
    let bar = |place: usize| SayBar {
        name: NAMES[place % NAMES.len()],
        you: place == 1,
        kind: SeatColour::ALL[place % 2],
        say: if place == 3 { 0.0 } else { 1.0 / members as f64 },
        stake: if place == 0 { 0.7 } else { 0.3 / members as f64 },
    };
    say_and_stake(&(0..members).map(bar).collect::<Vec<_>>(), "Riverside Trust has most at stake for its say.", width)
}

/// So many members under so many scenarios.
pub(crate) fn scenarios(width: f64, members: usize, scenarios: usize) -> Picture {
    let result = |place: usize, scenario: usize| {
        let size = 60_000.0 / (place as f64 + 1.0);
        [-size + 3_000.0 * scenario as f64, size / 6.0, size * 1.1]
    };
    let member = |place: usize| MemberDots {
        name: NAMES[place % NAMES.len()],
        you: place == 1,
        results: (0..scenarios).map(|scenario| result(place, scenario)).collect(),
    };
    let names = ["As it is", "No loss for the smallest charity in the whole alliance, whatever the year brings", "Costs move together", "Both"];
    compare_dots(&CompareDots {
        width,
        currency: &Currency::default(),
        scenarios: &names[..scenarios],
        members: &(0..members).map(member).collect::<Vec<_>>(),
        title: "It is better for one member and worse for another.",
    })
}

/// Each of them, with its name, at a width.
pub(crate) fn all(width: f64) -> Vec<(String, Picture)> {
    let mut all = vec![("future cost".to_owned(), cost_curve(width)), ("future cost bars".to_owned(), cost_bars(width))];
    all.extend((0..=4).map(|count| (format!("future results of {count}"), result_curves(width, count))));
    all.extend([0, 1, 2, 40, 200].map(|bars| (format!("future bars of {bars}"), result_bars(width, bars))));
    all.extend(
        [(0, 0), (2, 0), (6, 2), (20, 20), (50, 30), (50, 10)]
            .map(|(inputs, idle)| (format!("future drivers {inputs}"), drivers(width, inputs, idle))),
    );
    all.extend([0, 2, 6, 50].map(|members| (format!("future stakes of {members}"), stakes(width, members))));
    let compared = [(0, 1), (2, 1), (6, 2), (50, 4)];
    all.extend(compared.map(|(members, count)| (format!("future scenarios of {members} by {count}"), scenarios(width, members, count))));
    all.into_iter().map(|(name, picture)| (format!("{name} at {width}"), picture)).collect()
}
