//! The editor of a rule: the whole grammar, as a tree of tests. A new kind of test in the grammar is one more branch here.

use super::entry::{Asked, choose, entry, text, tick};
use crate::app::Desk;
use crate::edits::rules;
use alliance_model::{AtLeast, Block, Denominator, Id, Kind, Rule, Selector, Test, Tie, Weigh, sort_short};
use alliance_report::votes::{denominator_meaning, denominator_name, weigh_meaning, weigh_name};
use yew::prelude::*;

/// The editor of a rule that is used at the table of a body, whose seats it can name.
pub(crate) fn rule_editor(desk: &Desk, body: &Id, rule: &Rule) -> Html {
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
            { text("Name of the rule", false, name, with_id(rules::rename)) }
            <div class="stack tight" role="group" aria-label="Quorum">
                { tick("Some must be there (quorum)", rule.quorum.is_some(), set_quorum) }
                if let Some(quorum) = &rule.quorum {
                    { test_editor(&Testing { desk, body, quorum: true }, quorum, set(|id, test| rules::set_quorum(id, Some(test)))) }
                }
            </div>
            <div class="stack tight" role="group" aria-label="What passes">
                <span class="label">{ "It passes when" }</span>
                { test_editor(&Testing { desk, body, quorum: false }, &rule.pass, set(rules::set_pass)) }
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
fn taken<T: 'static>(change: Change<T>) -> Callback<T> {
    Callback::from(move |value| drop(change.emit(value)))
}

/// Where a test is edited.
struct Testing<'a> {
    desk: &'a Desk,
    body: &'a Id,
    /// In a quorum those present are counted, elsewhere those who agree.
    quorum: bool,
}

type Change<T> = Callback<T, Result<(), String>>;

/// A change to a list of tests.
type Alter = Box<dyn Fn(&mut Vec<Test>)>;

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

fn test_editor(at: &Testing<'_>, test: &Test, on_change: Change<Test>) -> Html {
    let forms = [
        (Form::Enough, if at.quorum { "enough are there" } else { "enough agree" }),
        (Form::All, "all of these hold"),
        (Form::Any, "one of these holds, or more"),
        (Form::NoObjection, "none of these objects"),
    ];
    let forms = forms.map(|(form, name)| (form, name.to_owned())).to_vec();
    let pick_form = {
        let test = test.clone();
        on_change.reform(move |to| reshape(&test, to))
    };
    let parts = match test {
        Test::AtLeast(needed) => enough_editor(at, needed, on_change.reform(Test::AtLeast)),
        Test::Consent(selector) => selector_editor(at, "Who may object", selector, on_change.reform(Test::Consent)),
        Test::All(parts) => parts_editor(at, parts, Test::All, &on_change),
        Test::Any(parts) => parts_editor(at, parts, Test::Any, &on_change),
    };
    html! { <div class="node">{ choose("Test", &form(test), forms, true, None, taken(pick_form)) }{ parts }</div> }
}

fn parts_editor(at: &Testing<'_>, parts: &[Test], build: fn(Vec<Test>) -> Test, on_change: &Change<Test>) -> Html {
    let change = |words: &str, alter: Alter| {
        let (parts, on_change) = (parts.to_vec(), on_change.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut parts = parts.clone();
            alter(&mut parts);
            on_change.emit(build(parts)).ok();
        });
        html! { <div><button type="button" class="btn small" {onclick}>{ words }</button></div> }
    };
    let one = |(place, part): (usize, &Test)| {
        let parts = parts.to_vec();
        let replace = on_change.reform(move |part| {
            let mut parts = parts.clone();
            if let Some(old) = parts.get_mut(place) {
                *old = part;
            }
            build(parts)
        });
        html! { <div class="stack tight" key={place}>{ test_editor(at, part, replace) }</div> }
    };
    let remove = |place: usize| change(&format!("Remove test {}", place + 1), Box::new(move |parts| drop(parts.remove(place))));
    html! {
        <>
            { for parts.iter().enumerate().map(one) }
            { for (0..parts.len()).filter(|_| parts.len() > 1).map(remove) }
            { change("Add a test", Box::new(|parts| parts.push(enough(Denominator::Present, 1)))) }
        </>
    }
}

fn enough_editor(at: &Testing<'_>, needed: &AtLeast, on_change: Change<AtLeast>) -> Html {
    // Every box changes one thing and leaves the rest.
    fn one<T: 'static>(needed: &AtLeast, on_change: &Change<AtLeast>, set: fn(&mut AtLeast, T)) -> Change<T> {
        let needed = needed.clone();
        on_change.reform(move |value| {
            let mut needed = needed.clone();
            set(&mut needed, value);
            needed
        })
    }
    let denominators = [Denominator::Seats, Denominator::Eligible, Denominator::Present, Denominator::Cast];
    let denominators = denominators.map(|of| (of, denominator_name(of).to_owned())).to_vec();
    let named = names_of_weights(at.desk).into_iter().map(Weigh::Named);
    let weighs = [Weigh::Votes, Weigh::Heads, Weigh::Members].into_iter().chain(named);
    let weighs = weighs.map(|weigh| (weigh.clone(), weigh_name(&weigh))).collect();
    let everyone = needed.among.clone().unwrap_or(Selector::Everyone);
    let among = {
        let needed = needed.clone();
        on_change.reform(move |among| AtLeast { among: (among != Selector::Everyone).then_some(among), ..needed.clone() })
    };
    let share = Asked { label: "Share, in per cent", quiet: false, hint: Some("Leave empty to ask for a number only.") };
    let number = Asked { label: "Number", quiet: false, hint: Some("Leave empty to ask for a share only.") };
    let (of, weigh) = (denominator_meaning(needed.of), weigh_meaning(&needed.weigh));
    html! {
        <>
            <div class="fields">
                { entry(share, &needed.share, one(needed, &on_change, |needed, share| needed.share = share)) }
                { entry(number, &needed.votes, one(needed, &on_change, |needed, votes| needed.votes = votes)) }
                { choose("Out of", &needed.of, denominators, false, Some(of.into()), taken(one(needed, &on_change, |needed, of| needed.of = of))) }
                { choose("Each counts as", &needed.weigh, weighs, false, Some(weigh.into()), taken(one(needed, &on_change, |needed, weigh| needed.weigh = weigh))) }
            </div>
            { tick("More than this, not just as much", needed.more_than, taken(one(needed, &on_change, |needed, more| needed.more_than = more))) }
            { selector_editor(at, "Among", &everyone, among) }
        </>
    }
}

fn names_of_weights(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = desk.design.seats.iter().flat_map(|seat| seat.weights.keys().cloned()).collect();
    sort_short(&mut names, |left, right| left < right);
    names.dedup();
    names
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
fn selector_editor(at: &Testing<'_>, label: &str, selector: &Selector, on_change: Change<Selector>) -> Html {
    let design = &at.desk.design;
    let first_seat = design.seats_of(at.body).map(|seat| seat.id.clone()).take(1).collect();
    let first_member = design.members.iter().map(|member| member.id.clone()).take(1).collect();
    let mut choices = vec![(Selector::Everyone, "everyone".to_owned())];
    choices.extend(KINDS.iter().map(|(kind, name)| (Selector::Kind(*kind), (*name).to_owned())));
    choices.push(by_name(selector, Selector::Members(first_member), "members by name"));
    choices.push(by_name(selector, Selector::Seats(first_seat), "seats by name"));
    let picks: Vec<(Id, String)> = match selector {
        Selector::Members(_) => design.members.iter().map(|member| (member.id.clone(), member.name.clone())).collect(),
        Selector::Seats(_) => design.seats_of(at.body).map(|seat| (seat.id.clone(), seat.title.clone())).collect(),
        Selector::Everyone | Selector::Kind(_) => Vec::new(),
    };
    let pick = |(id, name): (Id, String)| tick(&name, named(selector).contains(&id), toggle(selector, &on_change, id));
    html! {
        <div class="stack tight">
            { choose(label, selector, choices, false, None, taken(on_change.clone())) }
            if !picks.is_empty() {
                <div class="row" role="group" aria-label={format!("{label}: by name")}>{ for picks.into_iter().map(pick) }</div>
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

fn toggle(selector: &Selector, on_change: &Change<Selector>, id: Id) -> Callback<bool> {
    let selector = selector.clone();
    taken(on_change.reform(move |on| {
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
