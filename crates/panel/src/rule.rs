//! A rule as a form: the whole grammar, as a tree of tests; and the ready-made rules to choose from.

use crate::{Asked, Choice, Edit, Entry, Field, Group, Panel, Part, Piece};
use alliance_model::{AtLeast, Block, Denominator, Design, Id, Kind, Rule, Selector, Test, Tie, Weigh, sort_short};
use alliance_report::votes::{denominator_meaning, denominator_name, weigh_meaning, weigh_name};
use std::mem::discriminant;

/// The editor of the rule that is asked about, whose tests can name the seats of the body that votes.
pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let table = asked.table()?;
    let (design, rule) = (asked.design, table.rule);
    let at = |field: &str| format!("rules.{}.{field}", rule.id);
    let form = |quorum: bool| Form { design, body: &table.body.id, quorum };
    let needed = Edit::set(at("quorum"), enough(Denominator::Present, 1));
    let has_quorum = Field::toggle("Some must be there (quorum)", rule.quorum.is_some(), vec![Edit::remove(at("quorum"))], vec![needed]);
    let mut quorum = vec![Piece::fields([has_quorum])];
    quorum.extend(rule.quorum.iter().map(|test| form(true).test(&at("quorum"), test)));
    let pass = vec![Piece::Text("It passes when".to_owned()), form(false).test(&at("pass"), &rule.pass)];
    let pieces = vec![
        Piece::fields([Field::words("Name of the rule", at("name"))]),
        Piece::Group(Group { label: "Quorum".to_owned(), pieces: quorum }),
        Piece::Group(Group { label: "What passes".to_owned(), pieces: pass }),
        Piece::fields(ends(rule, &at).into_iter().map(Entry::from).chain(removal(design, rule))),
    ];
    Ok(Panel { findings: vec![], parts: vec![Part::open("", pieces)] })
}

/// The ready-made rules, each with its meaning.
pub(crate) fn ready_made(asked: &Asked<'_>) -> Panel {
    let ready = alliance_format::presets();
    let add = |mut rule: Rule| {
        rule.id = Id::from_name(&rule.name, |slug| asked.design.rules.iter().any(|other| other.id.as_str() == slug));
        Choice::new(rule.name.clone(), vec![Edit::set("rules.+", rule)])
    };
    let none = Choice::new("Choose a rule to add", vec![]);
    let choices = std::iter::once(none).chain(ready.iter().map(|preset| add(preset.rule.clone()))).collect();
    let rows = ready.iter().map(|preset| [preset.rule.name.clone(), preset.meaning.clone()]);
    let meanings = Piece::table("What the ready-made rules mean", ["Rule", "What it means"], rows);
    let parts = vec![
        Part::open("", vec![Piece::fields([Field::choice("Add a rule", Some(0), choices)])]),
        Part::folded("What the ready-made rules mean", vec![meanings]),
    ];
    Panel { findings: vec![], parts }
}

/// What a block and a tie do.
fn ends(rule: &Rule, at: &dyn Fn(&str) -> String) -> [Field; 2] {
    let blocks = [(Block::Against, "counts as a vote against"), (Block::Veto, "stops the motion")];
    let ties = [(Tie::Fails, "fails"), (Tie::ChairCasts, "is broken by the chair")];
    let block = blocks.map(|(block, name)| Choice::new(name, vec![Edit::set(at("block"), block)])).to_vec();
    let tie = ties.map(|(tie, name)| Choice::new(name, vec![Edit::set(at("tie"), tie)])).to_vec();
    [
        Field::choice("A block", blocks.iter().position(|(block, _)| *block == rule.block), block),
        Field::choice("A tie", ties.iter().position(|(tie, _)| *tie == rule.tie), tie),
    ]
}

/// What it decided is decided by the first rule that is left; the last rule stays.
fn removal(design: &Design, rule: &Rule) -> Option<Entry> {
    let first = &design.rules.iter().find(|other| other.id != rule.id)?.id;
    let matters = design.matters.iter().filter(|matter| matter.rule == rule.id).map(|matter| format!("matters.{}.rule", matter.id));
    let motion = (design.motion.rule.as_ref() == Some(&rule.id)).then(|| "motion.rule".to_owned());
    let mut changes: Vec<Edit> = matters.chain(motion).map(|path| Edit::set(path, first.clone())).collect();
    changes.push(Edit::remove(format!("rules.{}", rule.id)));
    let does = format!("Remove {}", rule.name);
    Some(Entry::button(does.clone(), does, changes))
}

fn enough(of: Denominator, votes: u64) -> Test {
    Test::AtLeast(AtLeast { votes: Some(votes), of, ..AtLeast::default() })
}

/// Where a test is edited.
#[derive(Clone, Copy)]
struct Form<'a> {
    design: &'a Design,
    body: &'a Id,
    /// In a quorum those present are counted, elsewhere those who agree.
    quorum: bool,
}

impl Form<'_> {
    /// The choice of what a test is, and its parts.
    fn test(self, path: &str, test: &Test) -> Piece {
        let alone = match test {
            Test::All(parts) | Test::Any(parts) => parts.iter().find(|part| matches!(part, Test::AtLeast(_))).cloned(),
            other => Some(other.clone()).filter(|test| matches!(test, Test::AtLeast(_))),
        };
        let parts = match test {
            Test::All(parts) | Test::Any(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        let forms = [
            (if self.quorum { "enough are there" } else { "enough agree" }, alone.unwrap_or_else(|| enough(Denominator::Present, 1))),
            ("all of these hold", Test::All(parts.clone())),
            ("one of these holds, or more", Test::Any(parts)),
            ("none of these objects", Test::Consent(Selector::Everyone)),
        ];
        let now = forms.iter().position(|(_, form)| discriminant(form) == discriminant(test));
        let choices = forms.map(|(name, form)| Choice::new(name, vec![Edit::set(path, form)])).to_vec();
        let mut pieces = vec![Piece::fields([Field::choice("Test", now, choices)])];
        match test {
            Test::AtLeast(needed) => pieces.extend(self.enough(&format!("{path}.at_least"), needed)),
            Test::Consent(selector) => pieces.push(self.selector(&format!("{path}.consent"), "Who may object", selector)),
            Test::All(parts) => pieces.extend(self.parts(&format!("{path}.all"), parts)),
            Test::Any(parts) => pieces.extend(self.parts(&format!("{path}.any"), parts)),
        }
        Piece::Group(Group { label: "Test".to_owned(), pieces })
    }

    fn parts(self, path: &str, parts: &[Test]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = parts.iter().enumerate().map(|(place, part)| self.test(&format!("{path}.{place}"), part)).collect();
        let remove = |place: usize| {
            let does = format!("Remove test {}", place + 1);
            Entry::button(does.clone(), does, vec![Edit::remove(format!("{path}.{place}"))])
        };
        let removals = (0..parts.len()).filter(|_| parts.len() > 1).map(remove);
        let add = Entry::button("Add a test", "Add a test", vec![Edit::set(format!("{path}.+"), enough(Denominator::Present, 1))]);
        pieces.push(Piece::fields(removals.chain([add])));
        pieces
    }

    fn enough(self, path: &str, needed: &AtLeast) -> [Piece; 2] {
        let at = |field: &str| format!("{path}.{field}");
        let denominators = [Denominator::Seats, Denominator::Eligible, Denominator::Present, Denominator::Cast];
        let out_of = denominators.map(|of| Choice::new(denominator_name(of), vec![Edit::set(at("of"), of)])).to_vec();
        let named = names_of_weights(self.design).into_iter().map(Weigh::Named);
        let weighs: Vec<Weigh> = [Weigh::Votes, Weigh::Heads, Weigh::Members].into_iter().chain(named).collect();
        let counts = weighs.iter().map(|weigh| Choice::new(weigh_name(weigh), vec![Edit::set(at("weigh"), weigh.clone())])).collect();
        let everyone = needed.among.clone().unwrap_or(Selector::Everyone);
        let fields = [
            Field::rate("Share, in per cent", at("share")).optional().hint("Leave empty to ask for a number only."),
            Field::count("Number", at("votes")).optional().hint("Leave empty to ask for a share only."),
            Field::choice("Out of", denominators.iter().position(|of| *of == needed.of), out_of).hint(denominator_meaning(needed.of)),
            Field::choice("Each counts as", weighs.iter().position(|weigh| *weigh == needed.weigh), counts).hint(weigh_meaning(&needed.weigh)),
            Field::tick("More than this, not just as much", at("more_than")),
        ];
        [Piece::fields(fields), self.selector(&at("among"), "Among", &everyone)]
    }

    /// Everyone, a kind, or seats and members by name.
    fn selector(self, path: &str, label: &str, selector: &Selector) -> Piece {
        let Self { design, body, .. } = self;
        let first_seat = design.seats_of(body).map(|seat| seat.id.clone()).take(1).collect();
        let first_member = design.members.iter().map(|member| member.id.clone()).take(1).collect();
        let kinds = KINDS.map(|(kind, name)| (Selector::Kind(kind), name));
        let by_name = [(Selector::Members(first_member), "members by name"), (Selector::Seats(first_seat), "seats by name")];
        let all: Vec<(Selector, &str)> = std::iter::once((Selector::Everyone, "everyone")).chain(kinds).chain(by_name).collect();
        let is_it = |(other, _): &(Selector, &str)| match (other, selector) {
            (Selector::Kind(one), Selector::Kind(other)) => one == other,
            _ => discriminant(other) == discriminant(selector),
        };
        let now = all.iter().position(is_it);
        let choices = all.into_iter().map(|(selector, name)| Choice::new(name, vec![Edit::set(path, selector)])).collect();
        let toggle = |(id, name): (&Id, &str)| {
            let with = |on: bool| vec![Edit::set(path, toggled(selector, id, on))];
            Field::toggle(name, named(selector).contains(id), with(false), with(true))
        };
        let ticks: Vec<Field> = match selector {
            Selector::Members(_) => design.members.iter().map(|member| toggle((&member.id, &member.name))).collect(),
            Selector::Seats(_) => design.seats_of(body).map(|seat| toggle((&seat.id, &seat.title))).collect(),
            Selector::Everyone | Selector::Kind(_) => vec![],
        };
        let mut pieces = vec![Piece::fields([Field::choice(label, now, choices)])];
        if !ticks.is_empty() {
            pieces.push(Piece::Group(Group { label: format!("{label}: by name"), pieces: vec![Piece::fields(ticks)] }));
        }
        match pieces.len() {
            1 => pieces.remove(0),
            _ => Piece::Group(Group { label: label.to_owned(), pieces }),
        }
    }
}

fn names_of_weights(design: &Design) -> Vec<String> {
    let mut names: Vec<String> = design.seats.iter().flat_map(|seat| seat.weights.keys().cloned()).collect();
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

fn named(selector: &Selector) -> &[Id] {
    match selector {
        Selector::Members(ids) | Selector::Seats(ids) => ids,
        Selector::Everyone | Selector::Kind(_) => &[],
    }
}

fn toggled(selector: &Selector, id: &Id, on: bool) -> Selector {
    let mut next = selector.clone();
    if let Selector::Members(ids) | Selector::Seats(ids) = &mut next {
        ids.retain(|other| other != id);
        if on {
            ids.push(id.clone());
        }
    }
    next
}
