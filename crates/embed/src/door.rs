//! The JavaScript door: a design that is held, and what is to be shown of it.

use crate::shown::{Asked, Memory, files, shown};
use crate::{Kind, change, open};
use alliance_format::write;
use alliance_model::{Design, Id};
use wasm_bindgen::prelude::wasm_bindgen;

/// A design that a widget holds.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Held {
    design: Design,
    memory: Memory,
}

#[wasm_bindgen]
impl Held {
    /// Opens a published design, or a few numbers; throws a sentence.
    pub fn open(text: &str) -> Result<Self, String> {
        Ok(Self { design: open(text)?, memory: Memory::default() })
    }

    /// What is to be shown, as JSON; throws a sentence where there is nothing to show.
    pub fn show(&mut self, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
        let asked = Asked { kind: Kind::named(kind)?, width, you: self.member(member)?, samples, seed };
        Ok(shown(&self.design, &asked, &mut self.memory)?.to_string())
    }

    /// The picture as a file, `svg`, and its table, `csv`, as JSON; throws a sentence.
    pub fn files(&mut self, kind: &str, width: f64, member: &str, samples: u32, seed: u32) -> Result<String, String> {
        let asked = Asked { kind: Kind::named(kind)?, width, you: self.member(member)?, samples, seed };
        Ok(files(&self.design, &asked, &mut self.memory)?.to_string())
    }

    /// Changes the design by paths; throws a sentence, and leaves it as it was.
    pub fn change(&mut self, patch: &str) -> Result<(), String> {
        self.design = change(&self.design, patch)?;
        Ok(())
    }

    /// Sets the final cost; throws a sentence, and leaves it as it was.
    #[wasm_bindgen(js_name = setOutturn)]
    pub fn set_outturn(&mut self, outturn: &str) -> Result<(), String> {
        self.design = crate::open::at_outturn(&self.design, outturn)?;
        Ok(())
    }

    /// Moves a seat on to its next position.
    pub fn press(&mut self, seat: &str) {
        let Some(seat) = self.design.seats.iter().find(|known| known.id.as_str() == seat && known.votes > 0).map(|known| known.id.clone()) else {
            return;
        };
        let next = self.design.motion.position(&seat).next();
        self.design.motion.set_position(&seat, next);
    }

    /// The final cost, as a decimal.
    pub fn outturn(&self) -> String {
        self.design.facts.outturn.to_string()
    }

    /// The design, as a file.
    pub fn text(&self) -> String {
        write(&self.design)
    }

    /// The member that is meant by an id or a name; none where nothing is said.
    fn member(&self, member: &str) -> Result<Option<Id>, String> {
        if member.is_empty() {
            return Ok(None);
        }
        let found = self.design.members.iter().find(|known| known.id.as_str() == member || known.name == member);
        found.map(|found| Some(found.id.clone())).ok_or_else(|| format!("There is no member \"{member}\" in this design."))
    }
}
