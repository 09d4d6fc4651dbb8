//! A report as one file of HTML: its pictures and its style sheet are inside, there is no script, and its own policy lets it fetch nothing.

mod pieces;
#[cfg(test)]
mod tests;

use super::{Chapter, Passage, Report};
use alliance_model::Design;
use pieces::{element, piece};

/// The style sheet, and what the content security policy knows it by: made by `build.rs`.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css"));
const STYLE_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css.sha256"));

/// The whole file.
pub(super) fn document(design: &Design, report: &Report) -> String {
    let mut page = String::from("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    for part in [
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
        STYLE_HASH,
        "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>",
        STYLE,
        "</style>\n",
    ] {
        page.push_str(part);
    }
    element(&mut page, "title", &[&design.title, " \u{2013} ", report.kind].concat());
    page.push_str(if report.is_one_page { "</head>\n<body class=\"one-page\">\n<header>" } else { "</head>\n<body class=\"long\">\n<header>" });
    element(&mut page, "p class=\"kind\"", report.kind);
    element(&mut page, "h1", &design.title);
    element(&mut page, "p class=\"finding\"", &report.finding);
    page.push_str("</header>\n");
    if !report.is_one_page {
        contents(&mut page, report);
    }
    page.push_str("<main>\n");
    for (place, each) in report.chapters.iter().enumerate() {
        chapter(&mut page, place + 1, each);
    }
    page.push_str("</main>\n<footer>");
    for note in &report.notes {
        element(&mut page, "p", note);
    }
    page.push_str("</footer>\n</body>\n</html>\n");
    page
}

fn contents(page: &mut String, report: &Report) {
    page.push_str("<nav aria-label=\"Contents\"><h2>Contents</h2><ol>");
    for (place, chapter) in report.chapters.iter().enumerate() {
        page.push_str("<li>");
        element(page, &format!("a href=\"#part-{}\"", place + 1), chapter.title);
        page.push_str("</li>");
    }
    page.push_str("</ol></nav>\n");
}

/// A chapter; the only one of a page has no title and no numbers.
fn chapter(page: &mut String, place: usize, chapter: &Chapter) {
    if chapter.title.is_empty() {
        for each in &chapter.passages {
            passage(page, each, "h2", String::new());
        }
        return;
    }
    page.push_str(&format!("<section class=\"chapter\" id=\"part-{place}\">"));
    element(page, "h2", &format!("{place}. {}", chapter.title));
    let mut number = 0;
    for each in &chapter.passages {
        number += usize::from(each.is_numbered);
        if each.is_numbered {
            passage(page, each, "h3", format!("{place}.{number} "));
        } else {
            passage(page, each, "h4", String::new());
        }
    }
    page.push_str("</section>\n");
}

fn passage(page: &mut String, passage: &Passage, heading: &str, mut title: String) {
    title.push_str(&passage.part.title);
    let (opens, closes) = if passage.part.folded { ("<details>", "</details>\n") } else { ("<section>", "</section>\n") };
    page.push_str(opens);
    if !title.is_empty() {
        element(page, if passage.part.folded { "summary" } else { heading }, &title);
    }
    for one in &passage.part.pieces {
        piece(page, one);
    }
    page.push_str(closes);
}
