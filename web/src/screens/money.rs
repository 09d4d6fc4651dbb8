//! Money: move the final cost and see, to the penny, who gains and who pays; then change the terms themselves.

use crate::app::{Desk, DeskProps};
use crate::edits::terms::{self, Side};
use crate::parts::entry::{Asked, aloud, choose, entry, quietly, tick};
use crate::parts::panel::Panel;
use crate::parts::table::{Column, Holds, table};
use crate::parts::tabs::Tabs;
use crate::parts::why::Why;
use alliance_model::{Band, Excess, Key, Limit, Member, Money as Amount, Rate};
use alliance_report::figures::{money, percent_exact, whole_money};
use alliance_report::money::{cap_note, sentences, steps_in_words, stretch};
use alliance_settle::{SettleError, Settlement, settle_without_trace};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[component]
pub(crate) fn Money(props: &DeskProps) -> Html {
    let desk = &props.desk;
    let tab = use_state_eq(|| 0_usize);
    let settled = settle_without_trace(&desk.design);
    html! {
        <main class="page" id="main" tabindex="-1">
            { strip(desk, settled.as_ref()) }
            <div class="head"><h1 tabindex="-1">{ "Money" }</h1></div>
            if let Ok(settlement) = &settled {
                <div class="two">
                    <section class="card" aria-label="The final cost and who shares it">
                        <Panel ask="curve" design={Rc::clone(&desk.design)} you={desk.you.clone()} />
                        { final_cost(desk, settlement) }
                    </section>
                    <div class="stack">
                        <section class="card" aria-label="Who gains, who pays">
                            <Panel ask="gains" design={Rc::clone(&desk.design)} you={desk.you.clone()} />
                        </section>
                        if let Some(note) = cap_note(&desk.design, settlement, desk.you.as_ref()) {
                            <p class="warn">{ note }</p>
                        }
                        <div class="try">
                            <b>{ "Try this" }</b>{ "Find the cost at which a loss stops growing." }
                            <Why about="Where a loss stops growing" word="Show me"><p>{ "Move the final cost up. A ring of the curve tells where a member reaches its cap: from there on the commissioner carries that member\u{2019}s part." }</p></Why>
                        </div>
                    </div>
                </div>
                <section class="card" aria-labelledby="limbs">{ limbs(desk, settlement) }</section>
            } else {
                <section class="card" aria-label="The final cost">{ outturn_box(desk) }</section>
            }
            { terms_card(desk, &tab) }
        </main>
    }
}

/// Three sentences on top: the result before any control.
fn strip(desk: &Desk, settled: Result<&Settlement, &SettleError>) -> Html {
    match settled {
        Ok(settlement) => html! {
            <div class="strip sticky" role="status">
                for sentence in sentences(&desk.design, settlement, desk.you.as_ref()) {
                    <p>{ sentence }</p>
                }
            </div>
        },
        Err(error) => html! {
            <div class="warn" role="alert"><p><b>{ "The money cannot be worked out yet. " }</b>{ error.to_string() }{ "." }</p></div>
        },
    }
}

fn final_cost(desk: &Desk, settlement: &Settlement) -> Html {
    let design = &desk.design;
    let (lowest, highest) = stretch(design);
    let pounds = |amount: Amount| (amount.pence() / 100).to_string();
    let oninput = desk.edit.reform(|event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        terms::set_outturn(typed.parse().unwrap_or_default())
    });
    let now = whole_money(settlement.outturn, &design.currency);
    let away = match settlement.difference.pence() {
        0 => "exactly the target".to_owned(),
        saving if saving > 0 => format!("{} under the target", whole_money(settlement.difference, &design.currency)),
        _ => format!("{} over the target", whole_money(settlement.difference.abs(), &design.currency)),
    };
    let share = if settlement.target == Amount::ZERO {
        String::new()
    } else {
        format!("{} of target, ", percent_exact(settlement.outturn.exact() / settlement.target.exact()))
    };
    html! {
        <div class="slide">
            <div class="row apart">
                <p><span class="big">{ &now }</span>{ " " }<small>{ share }{ &away }</small></p>
                { outturn_box(desk) }
            </div>
            <label for="outturn" class="unseen">{ "Final cost, by slider" }</label>
            <input id="outturn" type="range" min={pounds(lowest)} max={pounds(highest)} step={slider_step(design.terms.target)} value={pounds(settlement.outturn)}
                aria-valuetext={format!("{now}, {away}")} {oninput} />
        </div>
    }
}

/// A round number of pounds, about a thousandth of the target or less.
fn slider_step(target: Amount) -> String {
    let thousandth = target.pence() / 100_000;
    std::iter::successors(Some(1_i64), |step| step.checked_mul(10)).take_while(|step| *step <= thousandth.max(1)).last().unwrap_or(1).to_string()
}

fn outturn_box(desk: &Desk) -> Html {
    entry(aloud("Final cost (outturn)"), &desk.design.facts.outturn, desk.attempt(terms::set_outturn))
}

/// The three limbs of every member, each with its "why?".
fn limbs(desk: &Desk, settlement: &Settlement) -> Html {
    let design = &desk.design;
    let cash = |amount: Amount| money(amount, &design.currency);
    let sum = |part: fn(&alliance_settle::MemberResult) -> Amount| settlement.members.iter().map(part).sum::<Amount>();
    let paid = settlement.members.iter().zip(&design.members).filter(|(_, member)| member.is_provider());
    let columns = [
        Column("Member", Holds::Words),
        Column("Direct cost (limb 1)", Holds::Figures),
        Column("Fee (limb 2)", Holds::Figures),
        Column("Gain or pain (limb 3)", Holds::Figures),
        Column("In all", Holds::Figures),
    ];
    let shown = |amount: Amount| html! { <>{ cash(amount) }</> };
    let strong = |amount: Amount| html! { <b class={sign(amount)}>{ cash(amount) }</b> };
    let mut rows: Vec<(String, Vec<Html>)> = paid
        .map(|(result, member)| {
            let you = if desk.you.as_ref() == Some(&member.id) { " (you)" } else { "" };
            let why = format!("Why {} for {}?", cash(result.limb3), member.name);
            let share = html! { <span>{ strong(result.limb3) }{ " " }<Why about={why}><Panel ask="trace" design={Rc::clone(&desk.design)} member={member.id.clone()} /></Why></span> };
            (
                member.id.to_string(),
                vec![format!("{}{you}", member.name).into(), shown(result.limb1), shown(result.limb2), share, shown(result.total)],
            )
        })
        .collect();
    let all = [sum(|result| result.limb1), sum(|result| result.limb2)].map(shown);
    let payer = html! { <b>{ "The commissioner pays" }</b> };
    let total = html! { <b>{ cash(settlement.paid) }</b> };
    rows.push(("all".to_owned(), [payer].into_iter().chain(all).chain([strong(settlement.pool), total]).collect()));
    html! {
        <>
            <h2 id="limbs">{ "What each member is paid" }</h2>
            { table(&columns, rows) }
            if settlement.reserve != Amount::ZERO {
                <p class="quiet">{ format!("Of this, {} is kept at alliance level.", cash(settlement.reserve)) }</p>
            }
        </>
    }
}

fn sign(amount: Amount) -> &'static str {
    if amount.is_negative() { "neg" } else { "pos" }
}

fn terms_card(desk: &Desk, tab: &UseStateHandle<usize>) -> Html {
    let names = ["Target", "Bands", "Caps and reserves", "Split", "Steps"];
    let on_choose = {
        let tab = tab.setter();
        Callback::from(move |chosen| tab.set(chosen))
    };
    let chosen = match **tab {
        0 => target(desk),
        1 => bands(desk),
        2 => caps(desk),
        3 => split(desk),
        _ => steps(desk),
    };
    html! {
        <section class="card" aria-labelledby="terms">
            <h2 id="terms">{ "The terms" }</h2>
            <Tabs label="The terms" names={names.map(AttrValue::from).to_vec()} chosen={**tab} {on_choose}>{ chosen }</Tabs>
        </section>
    }
}

fn target(desk: &Desk) -> Html {
    let design = &desk.design;
    let hint = "What the members agree that the work should cost. A lower final cost is a saving, a higher one an overrun.";
    let cost = Asked { label: "Target cost", quiet: false, hint: Some(hint) };
    html! {
        <div class="fields">
            { entry(cost, &design.terms.target, desk.attempt(terms::set_target)) }
            { tick("Fees are inside the target", design.terms.fee_in_target, desk.edit.reform(terms::set_fee_in_target)) }
        </div>
    }
}

fn bands(desk: &Desk) -> Html {
    html! {
        <>
            <p class="quiet">{ "The providers\u{2019} part of the difference, by how far the final cost is from the target. Beyond the last band the commissioner has it all." }</p>
            <div class="two even">
                { band_table(desk, Side::Gain, "A saving") }
                { band_table(desk, Side::Pain, "An overrun") }
            </div>
        </>
    }
}

fn band_table(desk: &Desk, side: Side, name: &str) -> Html {
    let columns = [
        Column("From, %", Holds::Figures),
        Column("To, %", Holds::Figures),
        Column("Providers\u{2019} part, %", Holds::Figures),
        Column("Changes", Holds::Buttons),
    ];
    let rows =
        terms::bands(&desk.design, side).iter().enumerate().map(|(index, band)| (index.to_string(), band_cells(desk, side, name, index, band)));
    let add = desk.edit.reform(move |_: MouseEvent| terms::add_band(side));
    html! {
        <section class="stack tight" aria-label={name.to_owned()}>
            <h3>{ name }</h3>
            { table(&columns, rows.collect()) }
            <div><button type="button" class="btn small" onclick={add}>{ format!("Add a band: {}", name.to_ascii_lowercase()) }</button></div>
        </section>
    }
}

fn band_cells(desk: &Desk, side: Side, name: &str, index: usize, band: &Band) -> Vec<Html> {
    let label = |what: &str| format!("{name}, band {}: {what}", index + 1);
    let set = |what: &'static str, set: fn(&mut Band, Rate)| {
        desk.attempt(move |rate: Rate| terms::set_band(side, index, what, move |band| set(band, rate)))
    };
    let set_end = desk.attempt(move |end| terms::set_band_end(side, index, end));
    let remove = desk.edit.reform(move |_: MouseEvent| terms::remove_band(side, index));
    vec![
        entry(quietly(&label("from, in per cent of the target")), &band.from, set("from", |band, rate| band.from = rate)),
        entry(quietly(&label("to, in per cent of the target; empty for no end")), &band.to, set_end),
        entry(quietly(&label("the providers\u{2019} part, in per cent")), &band.share, set("share", |band, rate| band.share = rate)),
        html! { <button type="button" class="btn small icon" aria-label={label("remove it")} onclick={remove}>{ "\u{d7}" }</button> },
    ]
}

fn caps(desk: &Desk) -> Html {
    let design = &desk.design;
    let member_cap = |member: &Member| {
        let hint = member.free_reserves.map(|reserves| format!("Free reserves {}", whole_money(reserves, &design.currency)));
        let cap = terms::split(design).and_then(|split| split.caps.get(&member.id).copied());
        let id = member.id.clone();
        entry(Asked { label: &member.name, quiet: false, hint: hint.as_deref() }, &cap, desk.attempt(move |cap| terms::set_member_cap(&id, cap)))
    };
    html! {
        <>
            <div class="two even">
                { pool_cap(desk, Side::Gain, "The most that the providers gain together") }
                { pool_cap(desk, Side::Pain, "The most that the providers lose together") }
            </div>
            <h3>{ "The most that each member loses" }</h3>
            <p class="quiet">{ "Leave a box empty for no cap. Beside it: what the member could spend freely if it came to that." }</p>
            <div class="fields">
                { for design.members.iter().filter(|member| member.is_provider()).map(member_cap) }
            </div>
        </>
    }
}

/// In what a cap is counted.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    None,
    Amount,
    OfTarget,
    OfFees,
}

fn pool_cap(desk: &Desk, side: Side, label: &str) -> Html {
    let limit = terms::pool_cap(&desk.design, side);
    let unit = match limit {
        None => Unit::None,
        Some(Limit::Amount(_)) => Unit::Amount,
        Some(Limit::OfTarget(_)) => Unit::OfTarget,
        Some(Limit::OfFees(_)) => Unit::OfFees,
    };
    let units =
        [(Unit::None, "No cap"), (Unit::Amount, "An amount"), (Unit::OfTarget, "A share of the target"), (Unit::OfFees, "A share of the fees")];
    let set = desk.attempt(move |limit| terms::set_pool_cap(side, limit));
    let pick = desk.edit.reform(move |limit| terms::set_pool_cap(side, limit)).reform(|unit| match unit {
        Unit::None => None,
        Unit::Amount => Some(Limit::Amount(Amount::ZERO)),
        Unit::OfTarget => Some(Limit::OfTarget(Rate::percent(2))),
        Unit::OfFees => Some(Limit::OfFees(Rate::ONE)),
    });
    let amount = match limit {
        None => Html::default(),
        Some(Limit::Amount(amount)) => entry(quietly(&format!("{label}: amount")), &amount, set.reform(|amount| Some(Limit::Amount(amount)))),
        Some(Limit::OfTarget(rate)) => {
            entry(quietly(&format!("{label}: per cent of the target")), &rate, set.reform(|rate| Some(Limit::OfTarget(rate))))
        }
        Some(Limit::OfFees(rate)) => entry(quietly(&format!("{label}: per cent of the fees")), &rate, set.reform(|rate| Some(Limit::OfFees(rate)))),
    };
    html! {
        <div class="stack tight">
            { choose(label, &unit, units.map(|(unit, name)| (unit, name.to_owned())).to_vec(), false, None, pick) }
            { amount }
        </div>
    }
}

fn split(desk: &Desk) -> Html {
    let design = &desk.design;
    let split = terms::split(design);
    let own = split.map(|split| match &split.by {
        Key::Weights(weights) => Key::Weights(weights.clone()),
        _ => Key::Weights(Default::default()),
    });
    let mut keys = vec![
        (Key::Work, "Share of the work".to_owned()),
        (Key::Equal, "The same for each".to_owned()),
        (Key::Fee, "Fee".to_owned()),
        (Key::Budget, "Budget".to_owned()),
        (Key::FreeReserves, "Free reserves: who can bear more carries more".to_owned()),
        (Key::RiskTolerance, "The loss each says it could bear".to_owned()),
    ];
    keys.extend(own.map(|own| (own, "Weights of their own".to_owned())));
    let by = split.map_or(Key::Work, |split| split.by.clone());
    let excess = split.map_or(Excess::Commissioner, |split| split.excess);
    let excesses =
        vec![(Excess::Commissioner, "The commissioner".to_owned()), (Excess::Reallocate, "The other providers, up to their own caps".to_owned())];
    html! {
        <>
            <div class="fields">
                { choose("The providers\u{2019} part is split by", &by, keys, false, None, desk.edit.reform(terms::set_key)) }
                { choose("What a cap takes away is carried by", &excess, excesses, false, None, desk.edit.reform(terms::set_excess)) }
            </div>
            if let Key::Weights(weights) = &by {
                <div class="fields">{ for design.members.iter().filter(|member| member.is_provider()).map(|member| weight(desk, member, weights.get(&member.id).copied())) }</div>
            }
        </>
    }
}

fn weight(desk: &Desk, member: &Member, weight: Option<Rate>) -> Html {
    let id = member.id.clone();
    let set = desk.attempt(move |weight| terms::set_weight(&id, weight));
    entry(aloud(&format!("Weight of {}, %", member.name)), &weight.unwrap_or(Rate::ZERO), set)
}

fn steps(desk: &Desk) -> Html {
    html! {
        <>
            <p class="quiet">{ "What is done, in this order. The same steps in another order pay other money." }</p>
            <ol>
                for step in steps_in_words(&desk.design.terms, &desk.design.currency) {
                    <li>{ step }</li>
                }
            </ol>
        </>
    }
}
