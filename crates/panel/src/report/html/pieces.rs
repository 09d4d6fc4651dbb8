//! Pieces as HTML. What somebody wrote stays text.

use crate::{Drawing, Group, Piece, TableView};

/// Adds a text as HTML: it may stand in an element or between double quotes.
pub(super) fn escape(page: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            // No HTML may hold these.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => page.push('\u{fffd}'),
            other => page.push(other),
        }
    }
}

/// Adds an element that holds a text: its name, with attributes where it has some.
pub(super) fn element(page: &mut String, name: &str, text: &str) {
    page.push('<');
    page.push_str(name);
    page.push('>');
    escape(page, text);
    page.push_str("</");
    page.push_str(name.split(' ').next().unwrap_or(name));
    page.push('>');
}

/// Adds a piece.
pub(super) fn piece(page: &mut String, one: &Piece) {
    match one {
        Piece::Text(text) => element(page, "p", text),
        Piece::Note(text) => element(page, "p class=\"note\"", text),
        Piece::Warning(text) => element(page, "p class=\"warn\"", text),
        Piece::List(items) => {
            page.push_str("<ul>");
            items.iter().for_each(|item| element(page, "li", item));
            page.push_str("</ul>");
        }
        Piece::Steps(steps) => {
            page.push_str("<ol>");
            for step in steps {
                page.push_str("<li>");
                element(page, "b", &step.title);
                step.lines.iter().for_each(|line| element(page, "span", line));
                page.push_str("</li>");
            }
            page.push_str("</ol>");
        }
        Piece::Table(table) => table_of(page, table),
        Piece::Picture(drawing) => picture(page, drawing),
        Piece::Group(Group { label, pieces }) => {
            page.push_str("<div role=\"group\" aria-label=\"");
            escape(page, label);
            page.push_str("\">");
            pieces.iter().for_each(|one| piece(page, one));
            page.push_str("</div>");
        }
        // Paper has nothing to press.
        Piece::Marks(_) | Piece::Files(_) | Piece::Form(_) | Piece::Paste(_) => {}
    }
    page.push('\n');
}

/// A picture, and below it, folded, the same as a table.
fn picture(page: &mut String, drawing: &Drawing) {
    page.push_str("<figure><figcaption>");
    element(page, "b", &drawing.title);
    page.push(' ');
    escape(page, &drawing.about);
    page.push_str("</figcaption>");
    page.push_str(&drawing.svg);
    page.push_str("<details><summary>The same as a table</summary>");
    table_of(page, &drawing.table);
    page.push_str("</details></figure>");
}

fn table_of(page: &mut String, table: &TableView) {
    page.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: ");
    escape(page, &table.caption);
    page.push_str("\"><table>");
    element(page, "caption", &table.caption);
    page.push_str("<thead><tr>");
    for (column, head) in table.head.iter().enumerate() {
        let is_figure = table.rows.first().and_then(|row| row.get(column)).is_some_and(|cell| cell.numeric);
        element(page, if is_figure { "th scope=\"col\" class=\"n\"" } else { "th scope=\"col\"" }, head);
    }
    page.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let name = match (column, cell.numeric) {
                (0, _) => "th scope=\"row\"",
                (_, true) => "td class=\"n\"",
                (_, false) => "td",
            };
            element(page, name, &cell.text);
        }
        page.push_str("</tr>");
    }
    page.push_str("</tbody></table></div>");
}
