//! What the tests draw, and where its texts and shapes are.

#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

pub(crate) mod futures;

use alliance_chart::{Bar, CurvePoint, Element, GainPain, MemberCurve, Picture, RoundTable, SeatColour, TableSeat, YearBar, gain_pain, round_table};
use alliance_model::{Body, BodyKind, Currency, Design, Member, Money, Position};

pub(crate) const NAMES: [&str; 6] =
    ["Riverside Trust", "The Association of Voluntary Organisations", "Beacon <Mind> & \"Body\"", "Open Door", "NHS commissioner", "جمعية الحي 🏡"];

pub(crate) fn seats(count: usize, voting: bool) -> Vec<TableSeat> {
    let seat = |index: usize| TableSeat {
        id: format!("seat-{index}").parse().unwrap(),
        label: NAMES[index % NAMES.len()].to_owned(),
        kind: SeatColour::ALL[index % 5],
        votes: (index as u64 + 1) % 4,
        position: voting.then_some(Position::ALL[index % 6]),
        you: index == 2,
        vacant: index == 5,
    };
    (0..count).map(seat).collect()
}

pub(crate) fn table(count: usize, width: f64, voting: bool) -> Picture {
    round_table(RoundTable { width, title: "Leadership team", subtitle: "9 equal votes · quorum 6", seats: &seats(count, voting) })
}

pub(crate) fn curve(width: f64, here: (i32, i32)) -> Picture {
    let points = points(&[
        (7_480_000, 176_000),
        (8_360_000, 176_000),
        (8_624_000, 52_800),
        (8_800_000, 0),
        (8_976_000, -52_800),
        (9_134_400, -132_000),
        (10_120_000, -132_000),
    ]);
    let own = self::points(&[(7_480_000, 17_600), (8_360_000, 17_600), (8_800_000, 0), (8_966_667, -5_000), (10_120_000, -5_000)]);
    let member = MemberCurve { name: "Northgate", you: true, points: &own, caps: &[Money::pounds(8_966_667)] };
    gain_pain(GainPain {
        width,
        currency: &Currency::default(),
        points: &points,
        target: Money::pounds(8_800_000),
        here: CurvePoint { outturn: Money::pounds(here.0), pool: Money::pounds(here.1) },
        gain_cap: Some(Money::pounds(176_000)),
        pain_cap: Some(Money::pounds(132_000)),
        bands: &[Money::pounds(8_624_000), Money::pounds(8_976_000)],
        member: Some(member),
    })
}

/// A curve with a stretch on which nothing is shared, and no caps, bands or member.
pub(crate) fn deductible(width: f64) -> Picture {
    gain_pain(GainPain {
        width,
        currency: &Currency::default(),
        points: &points(&[(80, 5), (90, 0), (110, 0), (120, -5)]),
        target: Money::pounds(100),
        here: CurvePoint { outturn: Money::pounds(105), pool: Money::ZERO },
        gain_cap: None,
        pain_cap: None,
        bands: &[],
        member: None,
    })
}

pub(crate) fn points(pounds: &[(i32, i32)]) -> Vec<CurvePoint> {
    pounds.iter().map(|(outturn, pool)| CurvePoint { outturn: Money::pounds(*outturn), pool: Money::pounds(*pool) }).collect()
}

pub(crate) fn bars(amounts: &[i32]) -> Vec<Bar> {
    let bar = |(index, pounds): (usize, &i32)| Bar {
        name: NAMES[index % NAMES.len()].to_owned(),
        amount: Money::pounds(*pounds),
        you: index == 1,
        kind: SeatColour::ALL[index % 2],
    };
    amounts.iter().enumerate().map(bar).collect()
}

pub(crate) fn years(amounts: &[i32]) -> Vec<YearBar> {
    let year = |(index, pounds): (usize, &i32)| YearBar {
        label: format!("{}/{}", 2026 + index, 27 + index),
        forecast: index == 2,
        target: Money::pounds(8_800_000),
        outturn: Money::pounds(8_712_000),
        amount: Money::pounds(*pounds),
    };
    amounts.iter().enumerate().map(year).collect()
}

/// A design with these bodies: "alt amt>alt crisis>amt".
pub(crate) fn design(bodies: &str) -> Design {
    let body = |word: &str| {
        let (id, above) = word.split_once('>').map_or((word, None), |(id, above)| (id, above.parse().ok()));
        Body {
            id: id.parse().unwrap(),
            name: format!("{id} team of the <whole> alliance"),
            kind: BodyKind::WorkingGroup,
            answers_to: above,
            led_by: "Alliance manager".to_owned(),
            member: None,
            purpose: String::new(),
        }
    };
    let members = NAMES.iter().enumerate().map(|(index, name)| member(index, name)).collect();
    let bodies = bodies.split_whitespace().map(body).collect();
    Design { members, bodies, ..empty() }
}

fn member(index: usize, name: &str) -> Member {
    let kind = if index == 4 { "commissioner" } else { "charity" };
    serde_json::from_value(serde_json::json!({ "id": format!("member-{index}"), "name": name, "kind": kind })).unwrap()
}

fn empty() -> Design {
    let design = serde_json::json!({ "format": "alliance-design", "version": 1, "id": "x", "title": "x", "members": [], "terms": { "target": "1.00", "steps": [] } });
    serde_json::from_value(design).unwrap()
}

/// A rectangle: left, top, right, bottom.
pub(crate) type Box = (f64, f64, f64, f64);

/// Every text with a box about it, at 7 px a character (6.3 where it is small).
pub(crate) fn texts(element: &Element) -> Vec<(String, Box)> {
    let mut found = vec![];
    walk(element, &mut |element| {
        if element.tag != "text" {
            return;
        }
        let text = element.text.clone().unwrap_or_default();
        let small = element.attribute("class").is_some_and(|class| class.contains("small"));
        let width = text.chars().count() as f64 * if small { 6.3 } else { 7.0 };
        let (x, y) = (number(element, "x"), number(element, "y"));
        let left = match element.attribute("text-anchor") {
            Some("start") => x,
            Some("end") => x - width,
            _ => x - width / 2.0,
        };
        found.push((text, (left, y - 10.0, left + width, y + 2.0)));
    });
    found
}

/// Every circle to press and every rectangle outside a seat.
pub(crate) fn shapes(element: &Element) -> Vec<Box> {
    let mut found = vec![];
    walk(element, &mut |element| match (element.tag, element.attribute("class")) {
        ("circle", _) if element.attribute("cx").is_some() => {
            let (x, y, r) = (number(element, "cx"), number(element, "cy"), number(element, "r"));
            found.push((x - r, y - r, x + r, y + r));
        }
        ("rect", Some(class)) if !class.contains("objection") => {
            let (x, y) = (number(element, "x"), number(element, "y"));
            found.push((x, y, x + number(element, "width"), y + number(element, "height")));
        }
        _ => {}
    });
    found
}

pub(crate) fn walk(element: &Element, visit: &mut impl FnMut(&Element)) {
    visit(element);
    for child in &element.children {
        walk(child, visit);
    }
}

pub(crate) fn number(element: &Element, name: &str) -> f64 {
    element.attribute(name).unwrap_or("0").parse().unwrap()
}

pub(crate) fn overlap(a: &Box, b: &Box) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}
