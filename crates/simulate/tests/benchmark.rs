//! The published benchmark `alliance-12x8`: the health template is the same model.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::float_cmp)]

use alliance_format::template;
use alliance_model::Design;
use alliance_simulate::{Asked, Futures, Memory, Points, Run, futures, second_opinion};
use std::borrow::Cow;

/// The parties P1 to P6 of the benchmark.
const PARTIES: [&str; 6] = ["riverside", "beacon", "harbour", "open-door", "northgate", "nhs-commissioner"];

fn health() -> Design {
    template("health-alliance").unwrap()
}

/// Without a common factor, whose place in the stream the benchmark does not have.
fn benchmark() -> Design {
    Design { correlation: None, ..health() }
}

fn rows(file: &str) -> Vec<Vec<f64>> {
    file.lines().skip(1).map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect()).collect()
}

fn column<'a>(futures: &'a Futures, party: &str) -> &'a alliance_simulate::Spread {
    &futures.members.iter().find(|member| member.member.as_str() == party).unwrap().result
}

#[test]
fn the_first_thousand_futures_are_those_published() {
    let asked = Asked { points: Points::Plain, samples: 1_000, keep: true, ..Asked::default() };
    let mut run = Run::new(Cow::Owned(benchmark()), &asked, &mut Memory::default()).unwrap();
    run.advance(usize::MAX);
    for (cost, row) in run.costs().iter().zip(rows(include_str!("../../../tests/golden/futures/golden_samples.csv"))) {
        assert!((cost / row[1] - 1.0).abs() < 1e-12, "future {}: {cost} and not {}", row[0], row[1]);
    }
}

fn million(design: &Design, points: Points) -> Futures {
    futures(design, &Asked { points, samples: 1_000_000, ..Asked::default() }, &mut Memory::default()).unwrap()
}

#[test]
fn a_million_futures_have_the_published_figures() {
    for points in [Points::Plain, Points::Sobol, Points::LatinHypercube] {
        let found = million(&benchmark(), points);
        let percent = |spread: &alliance_simulate::Spread, percent: f64| spread.percentiles.iter().find(|p| p.percent == percent).unwrap().amount;
        println!("{points:?} {} {} {}", found.outturn.mean, found.outturn.sd, percent(&found.outturn, 50.0));
        assert!((found.outturn.mean - 8_744_549.0).abs() < 1_350.0);
        assert!((found.outturn.sd - 335_788.0).abs() < 1_000.0);
        assert!((percent(&found.outturn, 50.0) - 8_711_735.0).abs() < 1_700.0);
        assert!((percent(&found.outturn, 90.0) - 9_176_693.0).abs() < 2_900.0);
        for (party, figures) in PARTIES.iter().zip([
            [9_372.0, 33_728.0, -44_880.0, -14_330.0, 9_014.0, 37_401.0, 59_840.0],
            [6_821.0, 23_481.0, -30_000.0, -10_115.0, 6_363.0, 26_401.0, 42_240.0],
            [5_450.0, 17_101.0, -20_000.0, -7_586.0, 4_772.0, 19_800.0, 31_680.0],
            [4_794.0, 12_516.0, -12_000.0, -5_901.0, 3_712.0, 15_400.0, 24_640.0],
            [4_130.0, 8_070.0, -5_000.0, -4_215.0, 2_651.0, 11_000.0, 17_600.0],
            [24_927.0, 248_603.0, -264_813.0, -98_343.0, 61_860.0, 180_403.0, 276_134.0],
        ]) {
            let spread = column(&found, party);
            let told = [spread.mean, spread.sd].into_iter().chain([10.0, 25.0, 50.0, 75.0, 90.0].map(|p| percent(spread, p)));
            for (told, expected) in told.zip(figures) {
                assert!((told - expected).abs() < 0.01 * spread.sd, "{points:?} {party}: {told} and not {expected}");
            }
        }
        assert!((found.saving.chance - 0.6068).abs() < 0.003);
        assert!((found.pool_gain_cap.unwrap().chance - 0.1220).abs() < 0.002);
        for (party, expected) in PARTIES.iter().zip([0.0, 0.1261, 0.1411, 0.1721, 0.2278]) {
            let member = found.members.iter().find(|member| member.member.as_str() == *party).unwrap();
            assert!((member.own_cap.unwrap().reached.chance - expected).abs() < 0.002, "{party}");
        }
    }
}

#[test]
fn costs_that_move_together_have_the_published_figures() {
    let mut design = health();
    design.correlation = Some(alliance_model::Correlation::CommonFactor { correlation: "0.3".parse().unwrap() });
    let found = million(&design, Points::Sobol);
    assert!((found.outturn.mean - 8_744_654.0).abs() < 1_500.0, "{}", found.outturn.mean);
    assert!((found.outturn.sd - 432_217.0).abs() < 1_500.0, "{}", found.outturn.sd);
    assert!((found.saving.chance - 0.5766).abs() < 0.003);
    for (party, expected) in PARTIES.iter().zip([0.0, 0.1850, 0.2011, 0.2329, 0.2856]) {
        let member = found.members.iter().find(|member| member.member.as_str() == *party).unwrap();
        assert!((member.own_cap.unwrap().reached.chance - expected).abs() < 0.002, "{party}");
    }
}

/// The two methods know nothing of each other.
#[test]
fn without_a_single_draw_the_same_percentiles_come_out() {
    for (correlation, room) in [("0", 1_500.0), ("0.3", 2_500.0)] {
        let mut design = health();
        design.correlation = Some(alliance_model::Correlation::CommonFactor { correlation: correlation.parse().unwrap() });
        let drawn = million(&design, Points::Sobol);
        let published = [(2, 8_347_866.0), (4, 8_711_735.0), (6, 9_176_693.0)];
        let grid = second_opinion(&design).unwrap().unwrap();
        println!("{correlation}: {grid:?}");
        for (place, amount) in published.into_iter().filter(|_| correlation == "0") {
            assert!((grid.percentiles[place].amount - amount).abs() < 40.0, "{:?} and {amount}", grid.percentiles[place]);
        }
        assert!((grid.mean - drawn.outturn.mean).abs() < 200.0, "{} and {}", grid.mean, drawn.outturn.mean);
        assert!((grid.sd / drawn.outturn.sd - 1.0).abs() < 0.003, "{} and {}", grid.sd, drawn.outturn.sd);
        for (one, other) in grid.percentiles.iter().zip(&drawn.outturn.percentiles) {
            assert!((one.amount - other.amount).abs() < room + 4.0 * other.error, "{one:?} and {other:?}");
        }
    }
}
