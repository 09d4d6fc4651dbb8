//! What an alliance replaces: the same members at the same outturn, under separate block contracts, or under one of them as
//! prime contractor with layers of subcontract between it and the others.
//!
//! How it is counted: a block is a member's share of the work of the target, with its fee where that comes on top; it keeps
//! whatever its own cost leaves of it. A prime contractor is paid its own block, the blocks of the others, and on these a
//! margin for each layer that they pass through, compounded from the innermost outwards; the outermost is its own.

use crate::agreement::Agreement;
use crate::apportion::by_largest_remainder;
use crate::careful::{Careful, whole};
use crate::limbs::work_weights;
use crate::{Fraction, SettleError, Settlement};
use alliance_model::{Facts, Id, Member, Money, Outcome, Rate, Terms, exact};
use serde::Serialize;

/// The margins where nobody has said any: 5% for the prime contractor, and 5% for one layer below it. A choice, not a fact.
pub const USUAL_MARGINS: [Rate; 2] = [Rate::percent(5), Rate::percent(5)];

/// The same outturn under three arrangements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideBySide {
    /// The alliance as it is designed.
    pub alliance: Arrangement,
    /// Each member with a block contract of its own.
    pub blocks: Arrangement,
    /// One member as prime contractor.
    pub prime_contract: Arrangement,
    /// Which one.
    pub prime: Id,
}

/// Who is paid what. `paid` = what all members are paid + margins of layers that are no members + reserve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arrangement {
    /// What the commissioner pays in all.
    pub paid: Money,
    /// One for each member, in order.
    pub members: Vec<ArrangementMember>,
    /// What each layer of subcontract takes, from the prime contractor inwards; empty without one.
    pub layers: Vec<LayerMargin>,
    /// Kept at alliance level.
    pub reserve: Money,
}

/// What one member is paid, and what that leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArrangementMember {
    /// Whose.
    pub member: Id,
    /// What it is paid for its own work, and as the prime contractor's margin.
    pub paid: Money,
    /// Its direct cost.
    pub cost: Money,
    /// Paid less cost: what is left for overhead and profit; below nothing, a loss.
    pub left: Money,
}

/// What a layer of subcontract takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LayerMargin {
    /// Its margin on what passes through it.
    pub rate: Fraction,
    /// The amount.
    pub amount: Money,
}

/// The three arrangements at an outturn. The prime contractor is the one named, if it provides, or else the provider with the largest share of the
/// work; `margins` are those of the layers from the prime contractor inwards. Errors as [`crate::settle`] does.
pub fn side_by_side(
    terms: &Terms,
    members: &[Member],
    outcomes: &[Outcome],
    facts: &Facts,
    prime: Option<&Id>,
    margins: &[Rate],
) -> Result<SideBySide, SettleError> {
    let settlement = Agreement::new(terms, members, outcomes, facts).at(facts.outturn)?;
    let blocks = block_prices(terms, members, &settlement)?;
    let prime = prime_of(members, prime).ok_or(SettleError::NoProviders)?;
    Ok(SideBySide {
        alliance: alliance(&settlement),
        prime_contract: prime_contract(&settlement, &blocks, prime, margins)?,
        blocks: Arrangement::new(&settlement, &blocks, Vec::new(), Money::ZERO),
        prime: prime.clone(),
    })
}

impl Arrangement {
    fn new(settlement: &Settlement, paid: &[Money], layers: Vec<LayerMargin>, reserve: Money) -> Self {
        let each = settlement.members.iter().zip(paid);
        let members: Vec<_> = each
            .map(|(result, paid)| ArrangementMember { member: result.member.clone(), paid: *paid, cost: result.limb1, left: *paid - result.limb1 })
            .collect();
        // The outermost layer is the prime contractor's, and among what it is paid.
        let between: Money = layers.iter().skip(1).map(|layer| layer.amount).sum();
        Self { paid: paid.iter().copied().sum::<Money>() + between + reserve, members, layers, reserve }
    }
}

fn alliance(settlement: &Settlement) -> Arrangement {
    let paid: Vec<Money> = settlement.members.iter().map(|result| result.total).collect();
    Arrangement::new(settlement, &paid, Vec::new(), settlement.reserve)
}

/// Each member's share of the target by its share of the work, to the penny, and its fee where that comes on top.
fn block_prices(terms: &Terms, members: &[Member], settlement: &Settlement) -> Result<Vec<Money>, SettleError> {
    let parts = by_largest_remainder(i128::from(settlement.target.pence()), &work_weights(members)?)?;
    let fee = |limb2: Money| if terms.fee_in_target { Money::ZERO } else { limb2 };
    let priced = parts.into_iter().zip(&settlement.members);
    priced.map(|(part, result)| Ok(whole(part).to_the_penny()? + fee(result.limb2))).collect()
}

fn prime_contract(settlement: &Settlement, blocks: &[Money], prime: &Id, margins: &[Rate]) -> Result<Arrangement, SettleError> {
    let is_prime = |index: usize| settlement.members.get(index).is_some_and(|result| &result.member == prime);
    let mut passed_on: Money = blocks.iter().enumerate().filter(|(index, _)| !is_prime(*index)).map(|(_, block)| *block).sum();
    let mut layers = Vec::with_capacity(margins.len());
    for margin in margins.iter().rev() {
        let amount = passed_on.exact().times(margin.exact())?.to_the_penny()?;
        passed_on += amount;
        layers.insert(0, LayerMargin { rate: Fraction(margin.exact()), amount });
    }
    let own_margin = layers.first().map_or(Money::ZERO, |layer| layer.amount);
    let paid: Vec<Money> = blocks.iter().enumerate().map(|(index, block)| if is_prime(index) { *block + own_margin } else { *block }).collect();
    Ok(Arrangement::new(settlement, &paid, layers, Money::ZERO))
}

/// The member named, if it provides, or the provider with the largest share of the work, the first of equals.
fn prime_of<'a>(members: &'a [Member], named: Option<&Id>) -> Option<&'a Id> {
    let providers = || members.iter().filter(|member| member.is_provider());
    if let Some(named) = providers().find(|member| Some(&member.id) == named) {
        return Some(&named.id);
    }
    let work = |member: &Member| member.work.map_or(exact(0), Rate::exact);
    let larger = |best: &'a Member, next: &'a Member| if work(next) > work(best) { next } else { best };
    providers().reduce(larger).map(|member| &member.id)
}

/// How much more, or less, one arrangement costs the commissioner than another, as a part of the other; none where that costs nothing.
pub fn dearer_by(one: &Arrangement, other: &Arrangement) -> Option<Fraction> {
    (other.paid > Money::ZERO).then(|| Fraction((one.paid - other.paid).exact() / other.paid.exact()))
}
