//! Members and funding by two standards of open data: the boxes for what they ask besides, and each file, or what it still lacks.

use crate::{Asked, Download, Entry, Field, Panel, Part, Piece};
use alliance_exchange::{OpenData, Standard, open_data};
use alliance_model::{Problem, Severity};
use alliance_report::figures::{count, list};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let files = [Standard::ThreeSixtyGiving, Standard::OpenContracting].map(|standard| open_data(asked.design, standard));
    let ready: Vec<&str> = files.iter().filter(|file| file.text.is_some()).map(|file| name(file.standard)).collect();
    let finding = if ready.is_empty() { "Neither file can be made yet.".to_owned() } else { format!("Ready: the file for {}.", list(&ready)) };
    let mut parts = vec![boxes()];
    parts.extend(files.iter().map(|file| part(asked, file)));
    Panel { findings: vec![finding], parts }
}

const fn name(standard: Standard) -> &'static str {
    match standard {
        Standard::ThreeSixtyGiving => "360Giving",
        Standard::OpenContracting => "OCDS",
    }
}

fn boxes() -> Part {
    let row = |(label, meaning, field): (&str, &str, &str)| {
        let words = Field::words(label, format!("publication.{field}"));
        [Entry::Text(label.to_owned()), words.into(), Entry::Text(meaning.to_owned())]
    };
    let rows = [
        ("Day of the award", "When it was decided to award the money, such as 2026-04-01.", "awarded"),
        ("Day of publication", "The day on which the file goes public, such as 2026-04-15.", "published"),
        ("360Giving prefix", "360Giving gives one to each publisher, such as 360G-ourtown.", "grant_prefix"),
        ("OCDS prefix", "The Open Contracting Partnership gives one to each publisher, such as ocds-a1b2c3.", "ocid_prefix"),
        ("Web address of the file", "Where people will find the OCDS file.", "address"),
        ("Web address of the extension", "Where you have put the files that explain what is special to alliances.", "extension"),
    ];
    let about = "The standards ask for more than an agreement says. What you leave empty is not made up: a file that needs it is left out.";
    let registers = "Register numbers of members are checked for their form. They are not looked up.";
    let form = Piece::form(["What is asked", "Yours", "What it means"], rows.map(row));
    Part::open("What the standards ask for", vec![Piece::Text(about.to_owned()), form, Piece::Note(registers.to_owned())])
}

fn part(asked: &Asked<'_>, data: &OpenData) -> Part {
    let about = match data.standard {
        Standard::ThreeSixtyGiving => {
            "Each provider's part of the target cost, as a grant from the commissioner. For funders who publish what they give."
        }
        Standard::OpenContracting => {
            "The members, the award and the contract, with seats, rules, target cost, shares and caps in an extension. For public bodies who \
             publish their contracts."
        }
    };
    let (missing, notes): (Vec<&Problem>, Vec<&Problem>) = data.problems.iter().partition(|problem| problem.severity == Severity::Error);
    let mut pieces = vec![Piece::Text(about.to_owned())];
    match &data.text {
        Some(text) => pieces.push(Piece::Files(vec![file(asked, data.standard, text)])),
        None => {
            let things = count(missing.len(), "thing is missing", "things are missing");
            pieces.push(Piece::Warning(format!("There is no file yet: {things}.")));
            pieces.push(Piece::List(missing.into_iter().map(in_words).collect()));
        }
    }
    if !notes.is_empty() {
        pieces.push(Piece::List(notes.into_iter().map(in_words).collect()));
    }
    Part::open(name(data.standard), pieces)
}

fn file(asked: &Asked<'_>, standard: Standard, text: &str) -> Download {
    let end = match standard {
        Standard::ThreeSixtyGiving => "360giving",
        Standard::OpenContracting => "ocds",
    };
    Download {
        label: format!("Download for {}", name(standard)),
        name: format!("{}.json", asked.file_name(end)),
        media: "application/json".to_owned(),
        text: text.to_owned(),
    }
}

fn in_words(problem: &Problem) -> String {
    format!("Found {}. Expected {}. {}", problem.found, problem.expected, problem.mend)
}
