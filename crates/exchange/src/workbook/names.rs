//! Names of sheets: at most 31 characters, without signs that spreadsheets forbid, each once whatever its capitals.

const LONGEST: usize = 31;

/// A good name for each of these titles, in their order.
pub(super) fn sheet_names<'a>(titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for title in titles {
        let clean = clean(title);
        let taken = |name: &str| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let numbered = (2_u32..).map(|number| cut(&clean, &format!(" {number}")));
        let name = std::iter::once(cut(&clean, "")).chain(numbered).find(|name| !taken(name));
        names.extend(name);
    }
    names
}

/// Without what is forbidden: `[ ] : * ? / \`, signs that are not seen, an apostrophe at either end, and the name that is kept for histories.
fn clean(title: &str) -> String {
    let allowed = |c: char| if c.is_control() || "[]:*?/\\\u{fffe}\u{ffff}".contains(c) { ' ' } else { c };
    let words: String = title.chars().map(allowed).collect();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches('\'').trim();
    match name {
        "" => "Table".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} table"),
        name => name.to_owned(),
    }
}

/// As much of a name as fits before an ending. A spreadsheet counts in units of UTF-16.
fn cut(name: &str, ending: &str) -> String {
    let mut left = LONGEST - ending.len();
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = if fits { left - c.len_utf16() } else { 0 };
        fits
    };
    let cut: String = name.chars().take_while(fits).collect();
    format!("{}{ending}", cut.trim_end().trim_end_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::sheet_names;

    #[test]
    fn names_are_clean_short_and_each_once() {
        let titles = [
            "A: b/c?",
            "'quoted'",
            "",
            "History",
            "a  B C",
            "What each member spends in every year of it",
            "What each member spends in every year of all",
            "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
        ];
        let names = sheet_names(titles.into_iter());
        assert_eq!(
            names[..7],
            ["A b c", "quoted", "Table", "History table", "a B C 2", "What each member spends in ever", "What each member spends in ev 2"]
        );
        assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    }
}
