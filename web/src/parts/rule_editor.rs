//! The editor of a rule: the whole grammar, as a tree of tests. A new kind of test in the grammar is one more branch here.

use super::entry::{Entry, Text, choose, tick};
use crate::app::Desk;
use crate::edits::rules;
use alliance_model::{AtLeast, Block, Denominator, Id, Kind, Rate, Rule, Selector, Test, Tie, Weigh};
use alliance_report::votes::{denominator_meaning, denominator_name, weigh_meaning, weigh_name};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct RuleEditorProps {
    pub(crate) desk: Desk,
    /// The table at which the rule is used: its seats can be named.
    pub(crate) body: Id,
    pub(crate) rule: Rule,
}

#[component]
pub(crate) fn RuleEditor(props: &RuleEditorProps) -> Html {
    let RuleEditorProps { desk, rule, .. } = props;
    let (id, name) = (&rule.id, &rule.name);
    let set = |make: fn(&Id, Test) -> crate::edits::Edit| {
        let id = id.clone();
        desk.attempt(move |test| make(&id, test))
    };
    let set_quorum = {
        let (id, edit) = (id.clone(), desk.edit.clone());
        Callback::from(move |on: bool| edit.emit(rules::set_quorum(&id, on.then(|| enough(Denominator::Present, 1)))))
    };
    let with_id = |make: fn(&Id, String) -> crate::edits::Edit| {
        let id = id.clone();
        desk.edit.reform(move |text| make(&id, text))
    };
    let (for_block, for_tie, gone) = (id.clone(), id.clone(), (id.clone(), name.clone()));
    let remove = desk.edit.reform(move |_: MouseEvent| rules::remove(&gone.0, &gone.1));
    html! {
        <div class="stack">
            <Text label="Name of the rule" value={name.clone()} on_change={with_id(rules::rename)} />
            <div class="stack tight" role="group" aria-label="Quorum">
                { tick("Some must be there (quorum)", rule.quorum.is_some(), set_quorum) }
                if let Some(quorum) = &rule.quorum {
                    <TestEditor desk={desk.clone()} body={props.body.clone()} test={quorum.clone()} quorum=true
                        on_change={set(|id, test| rules::set_quorum(id, Some(test)))} />
                }
            </div>
            <div class="stack tight" role="group" aria-label="What passes">
                <span class="label">{ "It passes when" }</span>
                <TestEditor desk={desk.clone()} body={props.body.clone()} test={rule.pass.clone()} quorum=false on_change={set(rules::set_pass)} />
            </div>
            <div class="fields">
                { choose("A block", &rule.block, vec![(Block::Against, "counts as a vote against".into()), (Block::Veto, "stops the motion".into())],
                    false, None, desk.edit.reform(move |block| rules::set_block(&for_block, block))) }
                { choose("A tie", &rule.tie, vec![(Tie::Fails, "fails".into()), (Tie::ChairCasts, "is broken by the chair".into())],
                    false, None, desk.edit.reform(move |tie| rules::set_tie(&for_tie, tie))) }
            </div>
            if desk.design.rules.len() > 1 {
                <div><button type="button" class="btn" onclick={remove}>{ format!("Remove {name}") }</button></div>
            }
        </div>
    }
}

/// A choice among good ones: there is nobody to tell if it were refused.
fn taken<T: 'static>(change: Callback<T, Result<(), String>>) -> Callback<T> {
    Callback::from(move |value| drop(change.emit(value)))
}

#[derive(Properties, PartialEq)]
struct TestProps {
    desk: Desk,
    body: Id,
    test: Test,
    /// In a quorum those present are counted, elsewhere those who agree.
    quorum: bool,
    on_change: Callback<Test, Result<(), String>>,
}

/// What a test is, apart from its parts.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Enough,
    All,
    Any,
    NoObjection,
}

fn form(test: &Test) -> Form {
    match test {
        Test::AtLeast(_) => Form::Enough,
        Test::All(_) => Form::All,
        Test::Any(_) => Form::Any,
        Test::Consent(_) => Form::NoObjection,
    }
}

fn enough(of: Denominator, votes: u64) -> Test {
    Test::AtLeast(AtLeast { votes: Some(votes), of, ..AtLeast::default() })
}

/// The same test in another form, keeping what it can.
fn reshape(test: &Test, to: Form) -> Test {
    let parts = || match test {
        Test::All(parts) | Test::Any(parts) => parts.clone(),
        other => vec![other.clone()],
    };
    match to {
        Form::All => Test::All(parts()),
        Form::Any => Test::Any(parts()),
        Form::NoObjection => Test::Consent(Selector::Everyone),
        Form::Enough => parts().into_iter().find(|part| matches!(part, Test::AtLeast(_))).unwrap_or_else(|| enough(Denominator::Present, 1)),
    }
}

#[component]
fn TestEditor(props: &TestProps) -> Html {
    let TestProps { desk, body, test, quorum, on_change } = props;
    let forms = [
        (Form::Enough, if *quorum { "enough are there" } else { "enough agree" }),
        (Form::All, "all of these hold"),
        (Form::Any, "one of these holds, or more"),
        (Form::NoObjection, "none of these objects"),
    ];
    let pick_form = {
        let test = test.clone();
        on_change.reform(move |to| reshape(&test, to))
    };
    let forms = forms.map(|(form, name)| (form, name.to_owned())).to_vec();
    html! {
        <div class="node">
            { choose("Test", &form(test), forms, true, None, taken(pick_form)) }
            { match test {
                Test::AtLeast(needed) => html! { <EnoughEditor desk={desk.clone()} body={body.clone()} needed={needed.clone()} quorum={*quorum} on_change={on_change.reform(Test::AtLeast)} /> },
                Test::Consent(selector) => html! { <SelectorEditor desk={desk.clone()} body={body.clone()} label="Who may object" selector={selector.clone()} on_change={on_change.reform(Test::Consent)} /> },
                Test::All(parts) => parts_editor(props, parts, Test::All),
                Test::Any(parts) => parts_editor(props, parts, Test::Any),
            } }
        </div>
    }
}

fn parts_editor(props: &TestProps, parts: &[Test], build: fn(Vec<Test>) -> Test) -> Html {
    let change = |alter: Box<dyn Fn(&mut Vec<Test>)>| {
        let (parts, on_change) = (parts.to_vec(), props.on_change.clone());
        Callback::from(move |_: MouseEvent| {
            let mut parts = parts.clone();
            alter(&mut parts);
            on_change.emit(build(parts)).ok();
        })
    };
    html! {
        <>
            for (place, part) in parts.iter().enumerate() {
                <div class="stack tight" key={place}>
                    <TestEditor desk={props.desk.clone()} body={props.body.clone()} test={part.clone()} quorum={props.quorum} on_change={{
                        let parts = parts.to_vec();
                        props.on_change.reform(move |part| {
                            let mut parts = parts.clone();
                            if let Some(old) = parts.get_mut(place) {
                                *old = part;
                            }
                            build(parts)
                        })
                    }} />
                    if parts.len() > 1 {
                        <div><button type="button" class="btn small" onclick={change(Box::new(move |parts| drop(parts.remove(place))))}>{ format!("Remove test {}", place + 1) }</button></div>
                    }
                </div>
            }
            <div><button type="button" class="btn small" onclick={change(Box::new(|parts| parts.push(enough(Denominator::Present, 1))))}>{ "Add a test" }</button></div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EnoughProps {
    desk: Desk,
    body: Id,
    needed: AtLeast,
    quorum: bool,
    on_change: Callback<AtLeast, Result<(), String>>,
}

#[component]
fn EnoughEditor(props: &EnoughProps) -> Html {
    let EnoughProps { desk, body, needed, on_change, .. } = props;
    // Every box changes one thing and leaves the rest.
    fn one<T: 'static>(props: &EnoughProps, set: fn(&mut AtLeast, T)) -> Callback<T, Result<(), String>> {
        let needed = props.needed.clone();
        props.on_change.reform(move |value| {
            let mut needed = needed.clone();
            set(&mut needed, value);
            needed
        })
    }
    let denominators = [Denominator::Seats, Denominator::Eligible, Denominator::Present, Denominator::Cast];
    let denominators = denominators.map(|of| (of, denominator_name(of).to_owned())).to_vec();
    let mut weighs = vec![Weigh::Votes, Weigh::Heads, Weigh::Members];
    weighs.extend(names_of_weights(desk).into_iter().map(Weigh::Named));
    let weighs = weighs.into_iter().map(|weigh| (weigh.clone(), weigh_name(&weigh))).collect();
    let everyone = needed.among.clone().unwrap_or(Selector::Everyone);
    let among = {
        let needed = needed.clone();
        on_change.reform(move |among| AtLeast { among: (among != Selector::Everyone).then_some(among), ..needed.clone() })
    };
    html! {
        <>
            <div class="fields">
                <Entry<Option<Rate>> label="Share, in per cent" value={needed.share} hint="Leave empty to ask for a number only."
                    on_change={one(props, |needed, share: Option<Rate>| needed.share = share)} />
                <Entry<Option<u64>> label="Number" value={needed.votes} hint="Leave empty to ask for a share only."
                    on_change={one(props, |needed, votes: Option<u64>| needed.votes = votes)} />
                { choose("Out of", &needed.of, denominators, false, Some(denominator_meaning(needed.of).into()), taken(one(props, |needed, of| needed.of = of))) }
                { choose("Each counts as", &needed.weigh, weighs, false, Some(weigh_meaning(&needed.weigh).into()), taken(one(props, |needed, weigh| needed.weigh = weigh))) }
            </div>
            { tick("More than this, not just as much", needed.more_than, taken(one(props, |needed, more| needed.more_than = more))) }
            <SelectorEditor desk={desk.clone()} body={body.clone()} label="Among" selector={everyone} on_change={among} />
        </>
    }
}

fn names_of_weights(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = desk.design.seats.iter().flat_map(|seat| seat.weights.keys().cloned()).collect();
    names.sort();
    names.dedup();
    names
}

#[derive(Properties, PartialEq)]
struct SelectorProps {
    desk: Desk,
    body: Id,
    label: AttrValue,
    selector: Selector,
    on_change: Callback<Selector, Result<(), String>>,
}

const KINDS: [(Kind, &str); 13] = [
    (Kind::Commissioner, "commissioners"),
    (Kind::Provider, "providers"),
    (Kind::NhsProvider, "NHS providers"),
    (Kind::Charity, "charities"),
    (Kind::SocialEnterprise, "social enterprises"),
    (Kind::LocalAuthority, "councils"),
    (Kind::PrimaryCare, "primary care"),
    (Kind::Other, "other organisations"),
    (Kind::MemberRepresentative, "seats of members"),
    (Kind::IndependentChair, "the independent chair"),
    (Kind::LivedExperience, "lived-experience seats"),
    (Kind::Advisor, "advisers"),
    (Kind::Observer, "observers"),
];

/// Everyone, a kind, or seats and members by name.
#[component]
fn SelectorEditor(props: &SelectorProps) -> Html {
    let design = &props.desk.design;
    let first_seat = design.seats_of(&props.body).map(|seat| seat.id.clone()).take(1).collect();
    let first_member = design.members.iter().map(|member| member.id.clone()).take(1).collect();
    let mut choices = vec![(Selector::Everyone, "everyone".to_owned())];
    choices.extend(KINDS.iter().map(|(kind, name)| (Selector::Kind(*kind), (*name).to_owned())));
    choices.push(by_name(&props.selector, Selector::Members(first_member), "members by name"));
    choices.push(by_name(&props.selector, Selector::Seats(first_seat), "seats by name"));
    let picks: Vec<(Id, String)> = match &props.selector {
        Selector::Members(_) => design.members.iter().map(|member| (member.id.clone(), member.name.clone())).collect(),
        Selector::Seats(_) => design.seats_of(&props.body).map(|seat| (seat.id.clone(), seat.title.clone())).collect(),
        Selector::Everyone | Selector::Kind(_) => Vec::new(),
    };
    html! {
        <div class="stack tight">
            { choose(props.label.clone(), &props.selector, choices, false, None, taken(props.on_change.clone())) }
            if !picks.is_empty() {
                <div class="row" role="group" aria-label={format!("{}: by name", props.label)}>
                    for (id, name) in picks {
                        { tick(&name, named(&props.selector).contains(&id), toggle(props, id.clone())) }
                    }
                </div>
            }
        </div>
    }
}

/// The choice by name stands for the names that are chosen now, if it is what is chosen.
fn by_name(now: &Selector, start: Selector, words: &str) -> (Selector, String) {
    let same = std::mem::discriminant(now) == std::mem::discriminant(&start);
    (if same { now.clone() } else { start }, words.to_owned())
}

fn named(selector: &Selector) -> &[Id] {
    match selector {
        Selector::Members(ids) | Selector::Seats(ids) => ids,
        Selector::Everyone | Selector::Kind(_) => &[],
    }
}

fn toggle(props: &SelectorProps, id: Id) -> Callback<bool> {
    let selector = props.selector.clone();
    taken(props.on_change.reform(move |on| {
        let mut next = selector.clone();
        if let Selector::Members(ids) | Selector::Seats(ids) = &mut next {
            ids.retain(|other| other != &id);
            if on {
                ids.push(id.clone());
            }
        }
        next
    }))
}
