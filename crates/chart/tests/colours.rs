//! Colours that stand beside each other are told apart in black and white, and by those who see fewer colours; or else their marks
//! differ by more than colour.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_chart::{Picture, who_gains};
use alliance_model::Currency;
use common::{bars, walk, years};
use std::collections::BTreeSet;

/// The five kinds of seat: the only colours that a legend explains, and nothing else does.
const KINDS: [&str; 5] = ["commissioner", "provider", "chair", "lived", "advisor"];

/// How far two of them are apart in lightness (CIE L*, of 100): less is hard to match with a legend in grey.
const APART_IN_GREY: f64 = 8.5;
/// How far two of them are apart as somebody sees them (CIE 1976; 2.3 is just to be seen).
const APART_IN_COLOUR: f64 = 14.0;

/// What a colour is as somebody sees it who lacks one kind of cone. Machado, Oliveira and Fernandes, "A Physiologically-based Model
/// for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1, on linear light.
const SEEN: [(&str, [[f64; 3]; 3]); 4] = [
    ("by most", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("without red", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("without green", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("without blue", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// The colours of the page, light and dark.
fn pages() -> [(&'static str, &'static str); 2] {
    let tokens = include_str!("../../../web/styles/1-tokens.css");
    let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("there are two");
    [("light", light), ("dark", dark)]
}

/// Linear light of a colour of the page: red, green, blue.
fn light(page: &str, name: &str) -> [f64; 3] {
    let (_, after) = page.split_once(&format!("--{name}: #")).unwrap_or_else(|| panic!("{name} is no colour"));
    [0, 2, 4].map(|at| {
        let part = f64::from(u8::from_str_radix(&after[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    })
}

fn seen(colour: [f64; 3], by: &[[f64; 3]; 3]) -> [f64; 3] {
    by.map(|row| row.iter().zip(colour).map(|(part, light)| part * light).sum::<f64>().clamp(0.0, 1.0))
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// CIE Lab of linear light, white D65.
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
    let f = |part: f64| if part > 0.008856 { libm::cbrt(part) } else { 7.787 * part + 16.0 / 116.0 };
    let (x, y, z) = (f(x), f(luminance([red, green, blue])), f(z));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    libm::sqrt(one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum())
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

#[test]
fn kinds_of_seats_are_told_apart_in_grey_and_with_any_eyes() {
    for (name, page) in pages() {
        for (place, one) in KINDS.iter().enumerate() {
            for other in KINDS.iter().skip(place + 1) {
                let colours = [one, other].map(|kind| light(page, kind));
                let [grey, its] = colours.map(|colour| lab([luminance(colour); 3])[0]);
                assert!((grey - its).abs() >= APART_IN_GREY, "{one} and {other} in grey on the {name} page: {grey:.1} and {its:.1}");
                for (who, by) in &SEEN {
                    let [a, b] = colours.map(|colour| lab(seen(colour, by)));
                    assert!(distance(a, b) >= APART_IN_COLOUR, "{one} and {other} seen {who} on the {name} page: {:.1}", distance(a, b));
                }
            }
        }
    }
}

#[test]
fn every_mark_stands_out_from_its_ground_with_any_eyes() {
    for (name, page) in pages() {
        for mark in KINDS.iter().chain(&["gain", "pain", "accent", "ink", "ink-2"]) {
            for (who, by) in &SEEN {
                let ratio = contrast(seen(light(page, mark), by), seen(light(page, "card"), by));
                assert!(ratio >= 3.0, "{mark} seen {who} on the {name} page: {ratio:.2}");
            }
        }
    }
}

/// Bars in the colours of gain and loss: which class has which of them.
fn signs(picture: &Picture) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    walk(&picture.scene, &mut |group| {
        let sign = group.attribute("class").filter(|class| ["gain", "pain"].contains(class));
        let mut note = |bar: &alliance_chart::Element| {
            let bar = bar.attribute("class").filter(|class| ["bar", "striped"].contains(class));
            found.extend(sign.zip(bar).map(|(sign, bar)| (sign.to_owned(), bar.to_owned())));
        };
        if group.tag == "g" {
            walk(group, &mut note);
        }
    });
    found
}

#[test]
fn wherever_bars_have_a_sign_a_loss_is_striped_and_a_gain_is_full() {
    let money = Currency::default();
    let pictures = [
        who_gains(&bars(&[84_000, -30_532, 0, 12_000]), 430.0, &money),
        alliance_chart::by_year(&years(&[26_400, 0, -13_200]), "The providers", "It adds up.", 640.0, &money),
        common::futures::result_bars(640.0, 40),
        alliance_chart::shares(alliance_chart::Shares {
            bars: &[("Passes", alliance_chart::ShareColour::Gain), ("Fails", alliance_chart::ShareColour::Pain)]
                .map(|(name, colour)| alliance_chart::ShareBar { name: name.to_owned(), share: 0.5, you: false, colour }),
            width: 430.0,
            title: "It passes in half of all votes.",
            of: "End",
            says: "How often",
        }),
    ];
    let expect = [("gain", "bar"), ("pain", "striped")].map(|(sign, bar)| (sign.to_owned(), bar.to_owned()));
    for picture in pictures {
        assert_eq!(signs(&picture), BTreeSet::from(expect.clone()), "{}", picture.title);
    }
}
