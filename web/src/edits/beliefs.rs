//! Beliefs about seats before a vote: of everybody, of one seat, and how they lean together. All in hundredths.

use super::Edit;
use alliance_model::{Id, Likelihood, MotionBeliefs, Rate, SeatLikelihood};

/// One of the chances that are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// That it agrees, if it comes.
    Agree,
    /// That it abstains, if it comes.
    Abstain,
    /// That it does not come.
    Absent,
}

/// A rate in whole hundredths, for a slider.
pub(crate) fn hundredths(rate: Rate) -> u32 {
    let (above, below) = (rate.numerator().max(0), rate.denominator());
    u32::try_from((above * 200 + below) / (2 * below)).unwrap_or(100).min(100)
}

/// What is believed of a seat that is not named.
pub(crate) fn set_everyone(of: Of, hundredths: u32) -> Edit {
    change(format!("everyone {of:?}"), move |beliefs| set(&mut beliefs.everyone, of, hundredths))
}

/// What is believed of one seat.
pub(crate) fn set_seat(seat: &Id, of: Of, hundredths: u32) -> Edit {
    let seat = seat.clone();
    change(format!("{seat} {of:?}"), move |beliefs| {
        let mut belief = beliefs.of(&seat);
        set(&mut belief, of, hundredths);
        beliefs.seats.retain(|named| named.seat != seat);
        beliefs.seats.push(SeatLikelihood { seat: seat.clone(), belief });
    })
}

/// How closely seats lean together.
pub(crate) fn set_together(hundredths: u32) -> Edit {
    change("together".to_owned(), move |beliefs| beliefs.together = rate(hundredths))
}

/// The same is believed of every seat again.
pub(crate) fn forget_seats() -> Edit {
    Edit::once("Believe the same of every seat", |design| {
        if let Some(beliefs) = &mut design.motion.beliefs {
            beliefs.seats.clear();
        }
    })
}

fn change(what: String, change: impl Fn(&mut MotionBeliefs) + 'static) -> Edit {
    Edit::typing("Change what is believed", format!("belief {what}"), move |design| change(design.motion.beliefs.get_or_insert_default()))
}

fn rate(hundredths: u32) -> Rate {
    Rate::percent(hundredths.min(100) as i32)
}

/// Sets one chance. Agreeing and abstaining share the whole, so the other gives way.
fn set(belief: &mut Likelihood, of: Of, to: u32) {
    let left = 100 - to.min(100);
    match of {
        Of::Agree => {
            belief.agree = rate(to);
            belief.abstain = rate(hundredths(belief.abstain).min(left));
        }
        Of::Abstain => {
            belief.abstain = rate(to);
            belief.agree = rate(hundredths(belief.agree).min(left));
        }
        Of::Absent => belief.absent = rate(to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn chances_never_add_to_more_than_the_whole() {
        let seat = design().seats[2].id.clone();
        let mut now = design();
        for edit in [set_everyone(Of::Abstain, 60), set_everyone(Of::Agree, 90), set_seat(&seat, Of::Abstain, 100), set_seat(&seat, Of::Absent, 30)] {
            now = edit.apply(&now);
            whole(&now);
        }
        let beliefs = now.motion.beliefs.clone().unwrap_or_default();
        assert_eq!([beliefs.everyone.agree, beliefs.everyone.abstain], [Rate::percent(90), Rate::percent(10)]);
        assert_eq!(beliefs.of(&seat), Likelihood { agree: Rate::ZERO, abstain: Rate::ONE, absent: Rate::percent(30) });
        assert_eq!(forget_seats().apply(&now).motion.beliefs.map(|beliefs| beliefs.seats), Some(vec![]));
    }

    #[test]
    fn a_slider_shows_the_nearest_hundredth() {
        for (rate, shown) in [("2/3", 67), ("0.005", 1), ("0", 0), ("1", 100)] {
            assert_eq!(rate.parse().map(hundredths), Ok(shown));
        }
    }
}
