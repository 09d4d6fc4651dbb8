//! Interim payments: on account of the pool at a forecast of the final cost, less a retention, gain and pain alike; all is made
//! true at the final account (national template of the project alliance agreement, schedule 7).
//!
//! At each forecast a member is due `(1 - retention) x its share at that forecast`, to the penny; it is paid the change since the
//! payment before. The final account is its share less all of these, so that together they are its share to the penny.

use crate::careful::{Careful, pence, whole};
use crate::engine::shares_at;
use crate::plan::Plan;
use crate::steps::Said;
use crate::{SettleError, TraceLine, words};
use alliance_model::{Exact, Money, Rate, Step};
use num_traits::Signed;

/// What is paid on account of every member's share.
pub(crate) struct OnAccount {
    retention: Rate,
    payments: Vec<Payment>,
}

/// One interim payment: its forecast, and for each member its share there and all that it is due by then.
struct Payment {
    forecast: Money,
    shares: Vec<Money>,
    due: Vec<Money>,
}

impl OnAccount {
    /// None is paid where the terms have no such step, or the facts no forecast.
    pub(crate) fn new(plan: &Plan<'_>) -> Result<Self, SettleError> {
        let retention = plan.terms.steps.iter().find_map(|step| if let Step::Interim { retention } = step { Some(*retention) } else { None });
        let Some(retention) = retention else { return Ok(Self { retention: Rate::ZERO, payments: Vec::new() }) };
        let paid = whole(1).minus(retention.exact())?;
        let mut payments = Vec::with_capacity(plan.facts.forecasts.len());
        for forecast in &plan.facts.forecasts {
            let shares = shares_at(plan, *forecast)?.parts.shares.into_iter().map(pence).collect::<Result<Vec<_>, _>>()?;
            let due = shares.iter().map(|share| paid.times(share.exact())?.to_the_penny()).collect::<Result<_, _>>()?;
            payments.push(Payment { forecast: *forecast, shares, due });
        }
        Ok(Self { retention, payments })
    }

    /// What one member was paid at each forecast, and what is left of its share for the final account.
    pub(crate) fn of_member(&self, index: usize, share: Money) -> (Vec<Money>, Money) {
        let mut before = Money::ZERO;
        let mut paid = Vec::with_capacity(self.payments.len());
        for due in self.payments.iter().filter_map(|payment| payment.due.get(index)) {
            paid.push(*due - before);
            before = *due;
        }
        (paid, share - before)
    }

    /// A line for each payment to a member and one for the final account; none where nothing is paid on account.
    pub(crate) fn explain_member(&self, index: usize, share: Money) -> Vec<TraceLine> {
        let paid = words::share(whole(1) - self.retention.exact());
        let mut before = Money::ZERO;
        let mut lines = Vec::with_capacity(self.payments.len() + 1);
        for payment in &self.payments {
            let (Some(at_forecast), Some(due)) = (payment.shares.get(index), payment.due.get(index)) else { continue };
            lines.push(TraceLine {
                step: "interim",
                what: format!("On account, at a forecast of {}.", words::money(payment.forecast)).into(),
                words: "(1 \u{2212} retention) × its share at the forecast, less what was paid before",
                numbers: format!("{paid} × {} {} = {}", words::money(*at_forecast), words::less(before), words::money(*due - before)),
                before: words::money(before),
                after: words::money(*due),
            });
            before = *due;
        }
        if !lines.is_empty() {
            lines.push(TraceLine {
                step: "final_account",
                what: if share < before { "It pays back at the final account." } else { "The rest is due at the final account." }.into(),
                words: "its share, less what was paid on account",
                numbers: format!("{} {} = {}", words::money(share), words::less(before), words::money(share - before)),
                before: words::money(before),
                after: words::money(share),
            });
        }
        lines
    }
}

/// The line of the pool: what waits until the final account.
pub(crate) fn explain(retention: Rate, pool: Exact) -> Result<Said, SettleError> {
    let held = retention.exact().times(pool.abs())?;
    let rate = words::share(retention.exact());
    let what = format!("Until the final account {rate} is held back. The final settlement does not change.");
    Ok(Said::aside(what, "held back: retention × pool", format!("{rate} × {} = {} held back", words::amount(pool.abs()), words::amount(held))))
}
