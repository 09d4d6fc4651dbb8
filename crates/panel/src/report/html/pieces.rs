//! Pieces as HTML. What somebody wrote stays text.

use crate::{Drawing, Group, Piece, Step, TableView};

/// A text as HTML, in an element or between double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // No HTML may hold these.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

pub(super) fn piece(one: &Piece) -> String {
    match one {
        Piece::Text(text) => format!("<p>{}</p>\n", escaped(text)),
        Piece::Note(text) => format!("<p class=\"note\">{}</p>\n", escaped(text)),
        Piece::Warning(text) => format!("<p class=\"warn\">{}</p>\n", escaped(text)),
        Piece::List(items) => format!("<ul>{}</ul>\n", items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect::<String>()),
        Piece::Steps(steps) => format!("<ol>{}</ol>\n", steps.iter().map(step).collect::<String>()),
        Piece::Table(table) => table_of(table),
        Piece::Picture(drawing) => picture(drawing),
        Piece::Group(Group { label, pieces }) => {
            format!("<div role=\"group\" aria-label=\"{}\">{}</div>\n", escaped(label), pieces.iter().map(piece).collect::<String>())
        }
        // Paper has nothing to press.
        Piece::Marks(_) | Piece::Files(_) | Piece::Form(_) | Piece::Paste(_) => String::new(),
    }
}

fn step(step: &Step) -> String {
    let lines: String = step.lines.iter().map(|line| format!("<span>{}</span>", escaped(line))).collect();
    format!("<li><b>{}</b>{lines}</li>", escaped(&step.title))
}

/// A picture, and below it, folded, the same as a table.
fn picture(drawing: &Drawing) -> String {
    let about = if drawing.about.is_empty() { String::new() } else { format!(" {}", escaped(&drawing.about)) };
    format!(
        "<figure><figcaption><b>{}</b>{about}</figcaption>{}<details><summary>The same as a table</summary>{}</details></figure>\n",
        escaped(&drawing.title),
        drawing.svg,
        table_of(&drawing.table)
    )
}

fn table_of(table: &TableView) -> String {
    let class = |numeric: bool| if numeric { " class=\"n\"" } else { "" };
    let is_figure = |column: usize| table.rows.first().and_then(|row| row.get(column)).is_some_and(|cell| cell.numeric);
    let head: String =
        table.head.iter().enumerate().map(|(column, head)| format!("<th scope=\"col\"{}>{}</th>", class(is_figure(column)), escaped(head))).collect();
    let row = |cells: &Vec<crate::TableCell>| {
        let cell = |(column, cell): (usize, &crate::TableCell)| match column {
            0 => format!("<th scope=\"row\">{}</th>", escaped(&cell.text)),
            _ => format!("<td{}>{}</td>", class(cell.numeric), escaped(&cell.text)),
        };
        format!("<tr>{}</tr>", cells.iter().enumerate().map(cell).collect::<String>())
    };
    let rows: String = table.rows.iter().map(row).collect();
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: {0}\"><table><caption>{0}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n",
        escaped(&table.caption)
    )
}
