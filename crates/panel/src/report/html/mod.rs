//! A report as one file of HTML: its pictures and its style sheet are inside, there is no script, and its own policy lets it fetch nothing.

mod pieces;
#[cfg(test)]
mod tests;

use super::{Chapter, Passage, Report};
use alliance_model::Design;
use pieces::{escaped, piece};

/// The style sheet, and what the content security policy knows it by: made by `build.rs`.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css"));
const STYLE_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css.sha256"));

/// The whole file.
pub(super) fn document(design: &Design, report: &Report) -> String {
    let title = escaped(&design.title);
    let class = if report.is_one_page { "one-page" } else { "long" };
    let contents = if report.is_one_page { String::new() } else { contents(report) };
    let chapters: String = report.chapters.iter().enumerate().map(|(place, each)| chapter(place + 1, each)).collect();
    let notes: String = report.notes.iter().map(|note| format!("<p>{}</p>", escaped(note))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} \u{2013} {kind}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body class=\"{class}\">\n<header><p class=\"kind\">{kind}</p><h1>{title}</h1><p class=\"finding\">{finding}</p></header>\n\
         {contents}<main>\n{chapters}</main>\n<footer>{notes}</footer>\n</body>\n</html>\n",
        kind = report.kind,
        finding = escaped(&report.finding),
    )
}

fn contents(report: &Report) -> String {
    let line = |(place, chapter): (usize, &Chapter)| format!("<li><a href=\"#part-{}\">{}</a></li>", place + 1, escaped(chapter.title));
    let lines: String = report.chapters.iter().enumerate().map(line).collect();
    format!("<nav aria-label=\"Contents\"><h2>Contents</h2><ol>{lines}</ol></nav>\n")
}

/// A chapter; the only one of a page has no title and no numbers.
fn chapter(place: usize, chapter: &Chapter) -> String {
    if chapter.title.is_empty() {
        return chapter.passages.iter().map(|each| passage(each, 2, None)).collect();
    }
    let mut number = 0;
    let mut told = |each: &Passage| {
        number += usize::from(each.is_numbered);
        if each.is_numbered { passage(each, 3, Some(format!("{place}.{number} "))) } else { passage(each, 4, None) }
    };
    let passages: String = chapter.passages.iter().map(&mut told).collect();
    format!("<section class=\"chapter\" id=\"part-{place}\"><h2>{place}. {}</h2>\n{passages}</section>\n", escaped(chapter.title))
}

fn passage(passage: &Passage, level: usize, number: Option<String>) -> String {
    let (title, pieces) = (escaped(&passage.part.title), passage.part.pieces.iter().map(piece).collect::<String>());
    if passage.part.folded {
        return format!("<details><summary>{title}</summary>{pieces}</details>\n");
    }
    let heading = if title.is_empty() { String::new() } else { format!("<h{level}>{}{title}</h{level}>\n", number.unwrap_or_default()) };
    format!("<section>{heading}{pieces}</section>\n")
}
