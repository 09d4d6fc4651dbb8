//! Pictures as files of their own: read by a real parser of XML, and by the programs of others.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_chart::{About, Picture, design_in, governance};
use common::{curve, design, table};
use proptest::prelude::*;
use roxmltree::Document;

fn pictures() -> Vec<Picture> {
    let mut all = common::futures::all(640.0).into_iter().map(|(_, picture)| picture).collect::<Vec<_>>();
    all.extend([table(10, 640.0, true), table(6, 340.0, false), curve(640.0, (9_050_000, -89_800)), governance(&design("alt amt>alt"), 430.0)]);
    all
}

#[test]
fn a_file_is_xml_that_any_program_draws() {
    let about = About { source: "Beacon <Mind> & \"Body\", design 3f9a0c1d.", alt: None, design: Some("{\"title\": \"<&>\"}") };
    for picture in pictures() {
        let file = picture.to_file(&about);
        let document = Document::parse(&file).unwrap_or_else(|error| panic!("{error}: {file}"));
        let root = document.root_element();
        let said =
            |name: &str| root.children().find(|child| child.tag_name().name() == name).and_then(|child| child.text()).unwrap_or_default().to_owned();
        assert_eq!((said("title"), said("desc")), (picture.title.clone(), picture.alt.clone()));
        assert_eq!(root.attribute("role"), Some("img"));
        assert!(document.descendants().any(|node| node.tag_name().name() == "text"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(!["script", "style", "image", "use", "foreignObject"].contains(&name), "{name}");
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(
                    !["class", "style", "id", "href", "tabindex"].contains(&name) && !name.starts_with("on") && !name.starts_with("data-"),
                    "{name}"
                );
                assert!(!["currentColor", "var(", "url(", "NaN"].iter().any(|left| value.contains(left)), "{name}={value}");
            }
        }
    }
}

#[test]
fn every_mark_has_its_colour() {
    for picture in pictures() {
        let file = picture.to_file(&About::default());
        let document = Document::parse(&file).unwrap();
        for node in document
            .descendants()
            .filter(|node| ["path", "line", "polyline", "rect", "circle", "ellipse", "polygon", "text"].contains(&node.tag_name().name()))
        {
            assert!(node.has_attribute("fill") || node.has_attribute("stroke"), "{}: {}", picture.title, &file[node.range()]);
        }
    }
}

#[test]
fn an_edited_alternative_text_takes_the_place_of_the_own_one() {
    let picture = curve(640.0, (9_050_000, -89_800));
    let file = picture.to_file(&About { alt: Some("What <we> see."), ..About::default() });
    assert!(file.contains("<desc>What &lt;we&gt; see.</desc>") && !file.contains(&picture.alt) && !file.contains("<metadata>"));
}

#[test]
fn a_file_as_it_is() {
    let about = About { source: "Northgate alliance, design 3f9a0c1d.", alt: None, design: Some("{\n  \"format\": \"alliance-design\"\n}\n") };
    insta::assert_snapshot!(table(3, 340.0, false).to_file(&about).replace("><", ">\n<"));
}

/// Whether XML can hold it.
fn is_xml(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

proptest! {
    #[test]
    fn any_design_comes_back_letter_for_letter(design in any::<String>(), title in any::<String>(), source in any::<String>()) {
        let picture = Picture { title, ..table(1, 280.0, false) };
        let file = picture.to_file(&About { source: &source, alt: None, design: Some(&design) });
        let document = Document::parse(&file).unwrap();
        let read = document.descendants().find(|node| node.tag_name().name() == "design").and_then(|node| node.text()).unwrap_or_default();
        let ours = design_in(&file).unwrap();
        prop_assert_eq!(&ours, read);
        // What XML cannot hold stands there as JSON writes it within a text.
        let held: String = design.chars().map(|c| if is_xml(c) { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) }).collect();
        prop_assert_eq!(ours, held);
    }

    #[test]
    fn what_is_dropped_by_strangers_is_read_without_harm(text in "(<|>|&|;|design|metadata|xmlns|:|=|\"|urn:x-alliance-workbench:design|[a-z ])*") {
        prop_assert!(design_in(&text).is_ok() || !text.contains("<design xmlns=\"urn:x-alliance-workbench:design\"></design>"));
    }
}
