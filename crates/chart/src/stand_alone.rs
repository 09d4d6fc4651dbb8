//! A picture as a file of its own: its title on top, its legend and its source below, its alternative text and its design inside.
//! It is in the light colours, its text is text in fonts of the system, and nothing is fetched.

use crate::element::coordinate;
use crate::inside::metadata;
use crate::presented::{Tag, of_texts, presented};
use crate::text::Face;
use crate::{Element, Picture};

/// Round everything, in CSS pixels.
const MARGIN: f64 = 16.0;

/// What goes with a picture into its file.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// The line below it: of which design it is, and how futures were drawn. Empty for none.
    pub source: &'a str,
    /// Alternative text in place of the picture's own.
    pub alt: Option<&'a str>,
    /// The design, as the text of its file: who drops the picture on the workbench gets it back.
    pub design: Option<&'a str>,
}

/// A picture as a page has it.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// The text of its `svg` element, as `Element::to_svg` writes it.
    pub svg: &'a str,
    /// What it shows, as a sentence.
    pub title: &'a str,
    /// What there is to see.
    pub alt: &'a str,
    /// Classes of colours, and what each stands for.
    pub legend: &'a [(&'a str, &'a str)],
}

impl Picture {
    /// The picture as a file.
    pub fn to_file(&self, about: &About<'_>) -> String {
        let legend: Vec<_> = self.legend.iter().map(|key| (key.class, key.name)).collect();
        let drawn = Drawn { svg: &self.scene.to_svg(), title: &self.title, alt: &self.alt, legend: &legend };
        // It is ours, so it can be read.
        drawn.to_file(about).unwrap_or_default()
    }
}

impl Drawn<'_> {
    /// The picture as a file; none where it is no picture of ours.
    pub fn to_file(&self, about: &About<'_>) -> Option<String> {
        let (root, inner) = self.svg.strip_prefix('<')?.split_once('>')?;
        let inner = if inner.is_empty() { inner } else { inner.strip_suffix("</svg>")? };
        let root = Tag::read(root).filter(|root| root.name == "svg")?;
        let size = |name| root.attribute(name)?.parse().ok().filter(|size: &f64| *size > 0.0 && *size < 100_000.0);
        let (width, height): (f64, f64) = (size("width")?, size("height")?);

        let (title, top) = lines(Face::LARGE_TITLE, self.title, width, [0.0, 8.0]);
        let (legend, legend_height) = legend(self.legend, width);
        let (source, foot) = lines(Face::SMALL, about.source, width, [8.0, 0.0]);
        let below = top + height;
        let parts = [at(title, 0.0), at(legend, below + 6.0), at(source, below + legend_height)];
        let [title, legend, source] = parts.map(|part| part.to_svg());
        let moved = format!("<g transform=\"translate(0 {})\">{inner}</g>", coordinate(top));

        let (w, h) = (coordinate(width + 2.0 * MARGIN), coordinate(below + legend_height + foot + 2.0 * MARGIN));
        let head = Element::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("role", "img")
            .with("viewBox", format!("0 0 {w} {h}"))
            .with("width", w.clone())
            .with("height", h.clone());
        let words =
            [Element::new("title").text(self.title), Element::new("desc").text(about.alt.unwrap_or(self.alt))].map(|said| said.to_svg()).concat();
        let design = about.design.map(metadata).unwrap_or_default();
        let paper = presented(&Element::new("rect").class("paper").with("width", w).with("height", h).to_svg())?;
        let drawn = presented(&format!("{title}{moved}{legend}{source}"))?;
        let fonts: String = of_texts().iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        let margin = coordinate(MARGIN);
        let body = format!("{words}{design}{paper}<g transform=\"translate({margin} {margin})\"{fonts}>{drawn}</g>");
        Some(head.to_svg().replace("/>", &format!(">{body}</svg>\n")))
    }
}

/// Parts of the file, moved down.
fn at(parts: Vec<Element>, top: f64) -> Element {
    Element::new("g").with("transform", format!("translate(0 {})", coordinate(top))).holding(parts)
}

/// A text in lines, each below the other, and how high they are with the room above and below them.
fn lines(face: Face, text: &str, width: f64, [above, below]: [f64; 2]) -> (Vec<Element>, f64) {
    let lines = face.wrap(text, width, 6);
    if lines.is_empty() {
        return (vec![], 0.0);
    }
    (face.draw_lines(&lines, "start", 0.0, above + face.size), above + lines.len() as f64 * face.line() + below)
}

/// Keys in rows, as many in each as fit, and how high they are.
fn legend(keys: &[(&str, &str)], width: f64) -> (Vec<Element>, f64) {
    const LINE: f64 = 20.0;
    let (mut drawn, mut x, mut y) = (vec![], 0.0, 0.0);
    for (class, name) in keys {
        let wide = 18.0 + Face::SMALL.width(name) + 14.0;
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + LINE);
        }
        let key = Element::new("circle").class(if *class == crate::classes::NO_VOTE { "hollow dashed" } else { "full" });
        let class = if *class == crate::classes::NO_VOTE { "kind-advisor" } else { *class };
        let key = key.at([("cx", x + 6.0), ("cy", y + 10.0), ("r", 5.0)]);
        drawn.push(Element::new("g").class(class).holding([key, Face::SMALL.draw(name, "start", x + 18.0, y + 14.0)]));
        x += wide;
    }
    let height = if drawn.is_empty() { 0.0 } else { y + LINE + 6.0 };
    (drawn, height)
}
