//! A curve that is straight between its points, cut where it crosses zero.

use crate::CurvePoint;
use alliance_model::Money;

/// Which side of zero a stretch of a curve is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Gain,
    Nothing,
    Pain,
}

/// A stretch on one side of zero: outturn and pool in pence, as drawn.
#[derive(Debug, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) sign: Sign,
    pub(crate) points: Vec<(f64, f64)>,
}

/// The curve in stretches, each on one side of zero; neighbours share a point.
pub(crate) fn stretches(points: &[CurvePoint]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = vec![];
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        for (from, to) in cut_at_zero(pence(*from), pence(*to)) {
            let sign = sign((from.1 + to.1) / 2.0);
            match stretches.last_mut().filter(|stretch| stretch.sign == sign) {
                Some(stretch) => stretch.points.push(to),
                None => stretches.push(Stretch { sign, points: vec![from, to] }),
            }
        }
    }
    stretches
}

/// Where a loss stops growing: the outturn from which the curve stays at its deepest, if it is flat to its end.
pub(crate) fn loss_stops(points: &[CurvePoint]) -> Option<CurvePoint> {
    let last = points.last().filter(|point| point.pool.is_negative())?;
    let first = points.iter().rev().take_while(|point| point.pool == last.pool).last()?;
    (first.outturn < last.outturn).then_some(*first)
}

/// The first and last outturn of the longest flat stretch at an amount.
pub(crate) fn plateau(points: &[CurvePoint], amount: Money) -> Option<(Money, Money)> {
    let flat = |pair: &&[CurvePoint]| pair.iter().all(|point| point.pool == amount);
    let mut flats = points.windows(2).filter(flat).filter_map(|pair| Some((pair.first()?.outturn, pair.last()?.outturn)));
    let first = flats.next()?;
    Some(flats.fold(first, |span, next| if next.0 == span.1 { (span.0, next.1) } else { span }))
}

pub(crate) fn pence(point: CurvePoint) -> (f64, f64) {
    (point.outturn.pence() as f64, point.pool.pence() as f64)
}

fn sign(pool: f64) -> Sign {
    if pool > 0.0 {
        Sign::Gain
    } else if pool < 0.0 {
        Sign::Pain
    } else {
        Sign::Nothing
    }
}

type Point = (f64, f64);

fn cut_at_zero(from: Point, to: Point) -> Vec<(Point, Point)> {
    if from.1 * to.1 >= 0.0 {
        return vec![(from, to)];
    }
    let crossing = (from.0 + (to.0 - from.0) * from.1 / (from.1 - to.1), 0.0);
    vec![(from, crossing), (crossing, to)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(pounds: &[(i32, i32)]) -> Vec<CurvePoint> {
        pounds.iter().map(|(outturn, pool)| CurvePoint { outturn: Money::pounds(*outturn), pool: Money::pounds(*pool) }).collect()
    }

    #[test]
    fn a_curve_is_cut_where_it_crosses_zero() {
        let found = stretches(&points(&[(0, 10), (20, -10), (30, -10)]));
        let expected = [
            Stretch { sign: Sign::Gain, points: vec![(0.0, 1000.0), (1000.0, 0.0)] },
            Stretch { sign: Sign::Pain, points: vec![(1000.0, 0.0), (2000.0, -1000.0), (3000.0, -1000.0)] },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_deductible_is_neither_gain_nor_pain() {
        let signs: Vec<Sign> = stretches(&points(&[(0, 10), (10, 0), (20, 0), (30, -5)])).iter().map(|stretch| stretch.sign).collect();
        assert_eq!(signs, [Sign::Gain, Sign::Nothing, Sign::Pain]);
    }

    #[test]
    fn a_loss_stops_only_where_the_curve_stays_flat() {
        let stop = |pounds: &[(i32, i32)]| loss_stops(&points(pounds)).map(|point| point.outturn);
        assert_eq!(stop(&[(0, 0), (10, -5), (20, -5), (30, -5)]), Some(Money::pounds(10)));
        assert_eq!(stop(&[(0, 0), (10, -5), (20, -6)]), None);
        assert_eq!(stop(&[(0, 0), (10, 5), (20, 5)]), None);
        assert_eq!(stop(&[]), None);
    }
}
