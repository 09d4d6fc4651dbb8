//! What holds for every picture, whatever is in it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_chart::{CSS, Picture, SeatColour, by_year, classes, governance, tiny_table, who_gains};
use alliance_model::Currency;
use common::{bars, curve, deductible, design, overlap, shapes, table, texts, walk, years};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const WIDTHS: [f64; 5] = [280.0, 340.0, 430.0, 480.0, 660.0];
/// The widths at which pictures of futures are drawn.
const FUTURE_WIDTHS: [f64; 4] = [280.0, 320.0, 390.0, 760.0];

static PICTURES: LazyLock<Vec<(String, Picture)>> = LazyLock::new(pictures);

fn pictures() -> Vec<(String, Picture)> {
    let mut all: Vec<(String, Picture)> = FUTURE_WIDTHS.into_iter().flat_map(common::futures::all).collect();
    for width in WIDTHS {
        for count in 0..=24 {
            all.push((format!("table of {count} at {width}"), table(count, width, true)));
            all.push((format!("members of {count} at {width}"), table(count, width, false)));
        }
        for here in [(9_050_000, -89_800), (8_200_000, 176_000), (8_800_000, 0), (10_120_000, -132_000), (7_480_000, 176_000), (12_000_000, -132_000)]
        {
            all.push((format!("curve {here:?} at {width}"), curve(width, here)));
        }
        all.push((format!("deductible at {width}"), deductible(width)));
        for amounts in [&[][..], &[0], &[-164_752, -30_532, -21_552, -5_000], &[84_000, -30_532, 0, 12_000], &[2_000_000_000, -2_000_000_000]] {
            all.push((format!("bars {amounts:?} at {width}"), who_gains(&bars(amounts), width, &Currency::default())));
        }
        for amounts in [&[][..], &[26_400, 0, -13_200], &[2_000_000_000; 12]] {
            all.push((
                format!("years {amounts:?} at {width}"),
                by_year(&years(amounts), "The providers", "It adds up.", width, &Currency::default()),
            ));
        }
        for bodies in [
            "",
            "alt",
            "alt amt>alt crisis>amt housing>amt peer>amt",
            "a b>a c>b d>c e>d f>e g>f h>g",
            "a b c d e f g h",
            "a>b b>a",
            "a b>a c>a d>a e>a f>a x",
        ] {
            all.push((format!("bodies {bodies} at {width}"), governance(&design(bodies), width)));
        }
    }
    all
}

#[test]
fn a_picture_has_words_and_a_table() {
    for (name, picture) in PICTURES.iter() {
        assert!(picture.title.ends_with('.'), "{name}: {}", picture.title);
        assert!(picture.alt.ends_with('.'), "{name}: {}", picture.alt);
        assert!(!picture.table.caption.is_empty() && picture.table.rows.iter().all(|row| row.len() == picture.table.head.len()), "{name}");
    }
}

#[test]
fn a_table_has_a_row_for_each_mark() {
    for (name, picture) in PICTURES.iter().filter(|(name, _)| !name.starts_with("future ")) {
        let mut marks = 0;
        walk(&picture.scene, &mut |element| {
            let is_mark = ["data-seat", "data-body", "data-group"].iter().any(|name| element.attribute(name).is_some());
            marks += usize::from(is_mark || element.attribute("class").is_some_and(|class| class.starts_with("bar ")));
        });
        let expected = match name.split(' ').next() {
            Some("curve") => 13,
            Some("deductible") => 5,
            _ => marks,
        };
        assert_eq!(picture.table.rows.len(), expected, "{name}");
    }
}

#[test]
fn everything_is_inside() {
    for (name, picture) in PICTURES.iter() {
        assert_eq!(
            picture.scene.attribute("viewBox"),
            Some(format!("0 0 {} {}", picture.scene.attribute("width").unwrap(), picture.scene.attribute("height").unwrap()).as_str())
        );
        let boxes = texts(&picture.scene).into_iter().chain(shapes(&picture.scene).into_iter().map(|shape| ("shape".to_owned(), shape)));
        for (what, (left, top, right, bottom)) in boxes {
            let inside = left >= -1.0 && top >= -1.0 && right <= picture.width + 1.0 && bottom <= picture.height + 1.0;
            assert!(inside, "{name}: {what} at {left},{top} to {right},{bottom} in {} by {}", picture.width, picture.height);
        }
    }
}

#[test]
fn no_text_meets_another() {
    for (name, picture) in PICTURES.iter() {
        let texts = texts(&picture.scene);
        for (index, (text, area)) in texts.iter().enumerate() {
            for (other, its) in texts.iter().skip(index + 1) {
                assert!(!overlap(area, its), "{name}: {text:?} meets {other:?}");
            }
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "to a pixel")]
fn no_seat_meets_another() {
    for width in WIDTHS {
        for count in 2..=24 {
            let seats = shapes(&table(count, width, true).scene);
            for (index, seat) in seats.iter().enumerate() {
                let far = |other: &common::Box| ((seat.0 - other.0).hypot(seat.1 - other.1)) >= 43.9;
                assert!(seats.iter().skip(index + 1).all(far), "{count} at {width}");
            }
        }
    }
}

#[test]
fn no_style_no_script_no_number_that_is_none() {
    for (name, picture) in PICTURES.iter() {
        walk(&picture.scene, &mut |element| {
            assert!(!matches!(element.tag, "script" | "style" | "foreignObject" | "image" | "a"), "{name}");
            for (attribute, value) in &element.attributes {
                assert!(*attribute != "style" && !attribute.starts_with("on") && !attribute.ends_with("href"), "{name}: {attribute}");
                assert!(!value.contains("NaN") && !value.contains("inf"), "{name}: {attribute}={value}");
            }
        });
    }
}

#[test]
fn text_is_never_under_12_px() {
    let sizes: Vec<f64> = CSS.split("font-size: ").skip(1).map(|rest| rest.split("px").next().unwrap().parse().unwrap()).collect();
    assert!(sizes.len() > 3 && sizes.iter().all(|size| *size >= 12.0), "{sizes:?}");
    for (name, picture) in PICTURES.iter() {
        walk(&picture.scene, &mut |element| {
            assert_eq!(element.attribute("font-size"), None, "{name}");
            if element.attribute("transform").is_some() {
                assert!(texts(element).is_empty(), "{name}: text that is scaled");
            }
        });
    }
}

#[test]
fn classes_and_styles_know_each_other() {
    let mut used = BTreeSet::new();
    let mut note = |element: &alliance_chart::Element| {
        let classes = element.attribute("class").unwrap_or_default().split(' ').filter(|class| !class.is_empty()).map(str::to_owned);
        used.extend(classes);
    };
    for (_, picture) in PICTURES.iter() {
        walk(&picture.scene, &mut note);
    }
    walk(&tiny_table(&SeatColour::ALL), &mut note);
    let known: BTreeSet<String> = classes::STYLED.iter().chain(classes::NAMES).map(|class| (*class).to_owned()).collect();
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "used, but not listed");
    for class in classes::STYLED {
        assert!(CSS.contains(&format!(".{class} ")) || CSS.contains(&format!(".{class},")), "{class} has no style");
        assert!(used.contains(*class) || ["paper"].contains(class), "{class} is never used");
    }
}

#[test]
fn what_the_reader_chose_is_marked() {
    let picture = table(10, 660.0, true);
    let you: Vec<String> = texts(&picture.scene).into_iter().map(|(text, _)| text).filter(|text| text.contains("(you)")).collect();
    assert_eq!(you.len(), 1);
    assert!(picture.alt.contains("(you)"));
}

/// The texts of a picture that name what is drawn, in their order.
fn said(picture: &Picture) -> Vec<String> {
    texts(&picture.scene).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn a_future_is_in_the_table_also_where_there_is_no_room_to_draw_it() {
    for width in FUTURE_WIDTHS {
        for (picture, rows, drawn) in [
            (common::futures::stakes(width, 50), 50, 16),
            (common::futures::drivers(width, 50, 10), 50, 12),
            (common::futures::scenarios(width, 50, 4), 200, 12),
        ] {
            assert_eq!(picture.table.rows.len(), rows);
            let more = if rows == 50 && drawn == 12 { 40 - drawn } else { 50 - drawn };
            assert!(said(&picture).contains(&format!("and {more} more, in the table")), "{:?}", said(&picture));
        }
    }
}

#[test]
fn a_loss_is_striped_and_a_gain_is_full() {
    let count = |picture: &Picture, class: &str| {
        let mut found = 0;
        walk(&picture.scene, &mut |element| found += usize::from(element.attribute("class") == Some(class)));
        found
    };
    // Of forty bars from -5,000 to 17,600, nine have their middle below nothing.
    let bars = common::futures::result_bars(760.0, 40);
    assert_eq!((count(&bars, "striped"), count(&bars, "bar")), (9, 31));
    // Each bar has both where the mean lies within it.
    let drivers = common::futures::drivers(760.0, 6, 2);
    assert_eq!((count(&drivers, "striped"), count(&drivers, "bar")), (4, 3));
    assert!(said(&drivers).iter().any(|text| text.starts_with("No effect: ")));
}

#[test]
fn curves_of_futures_are_told_apart_by_dash_shape_and_name() {
    let picture = common::futures::result_curves(760.0, 4);
    let mut lines = BTreeSet::new();
    walk(&picture.scene, &mut |element| {
        if let Some(class) = element.attribute("class").filter(|class| class.starts_with("curve")) {
            lines.insert(class.to_owned());
        }
    });
    assert_eq!(lines.into_iter().collect::<Vec<_>>(), ["curve", "curve dash-1", "curve dash-2", "curve dash-3"]);
    let told = said(&picture);
    assert_eq!(common::NAMES[..4].iter().filter(|name| told.iter().any(|text| text.starts_with(&name[..8]))).count(), 4, "{told:?}");
}

#[test]
fn the_atom_of_a_cap_is_named() {
    for width in FUTURE_WIDTHS {
        let told = said(&common::futures::result_bars(width, 40));
        assert!(told.iter().any(|text| text.starts_with("your cap")), "{told:?} at {width}");
    }
}
