//! Where panels get their futures from: what is remembered, what was drawn for them beforehand, or else a run of their own.

use super::compare;
use crate::{Ask, Asked, Memory};
use alliance_model::Design;
use alliance_simulate::{Futures, Run, mark};
use std::borrow::Cow;
use std::rc::Rc;

/// The futures of the design that is asked about.
pub(crate) fn run(asked: &Asked<'_>, memory: &mut Memory) -> Result<Rc<Futures>, String> {
    let design = mark(asked.design);
    if let Some(futures) = memory.futures(&design, &asked.futures) {
        return Ok(futures);
    }
    let drawn = Run::new(Cow::Borrowed(asked.design), &asked.futures, memory.curves()).and_then(|mut run| run.read());
    drawn.map(|futures| memory.keep(design, asked.futures, futures)).map_err(|error| error.to_string())
}

/// The runs that a question needs and that nobody remembers: drawn piece by piece before it is asked, so that whoever draws them can say
/// how far they are, and stop.
#[derive(Debug)]
pub struct Preparing {
    asked: alliance_simulate::Asked,
    runs: Vec<(String, Run<'static>)>,
}

impl Preparing {
    /// None where nothing has to be drawn.
    pub fn new(asked: &Asked<'_>, memory: &mut Memory) -> Option<Self> {
        let mut runs = Vec::new();
        for design in designs(asked) {
            let mark = mark(&design);
            let is_known = memory.futures(&mark, &asked.futures).is_some() || runs.iter().any(|(other, _)| *other == mark);
            // Why a run cannot be drawn is told by the answer to the question.
            if let (false, Ok(run)) = (is_known, Run::new(Cow::Owned(design), &asked.futures, memory.curves())) {
                runs.push((mark, run));
            }
        }
        (!runs.is_empty()).then_some(Self { asked: asked.futures, runs })
    }

    /// Draws so many blocks more; answers which part of all is drawn, from 0 to 1.
    pub fn advance(&mut self, blocks: usize) -> f64 {
        if let Some((_, run)) = self.runs.iter_mut().find(|(_, run)| !run.is_drawn()) {
            run.advance(blocks);
        }
        self.runs.iter().map(|(_, run)| run.progress()).sum::<f64>() / self.runs.len() as f64
    }

    /// Reads what was drawn and remembers it.
    pub fn keep(self, memory: &mut Memory) {
        for (mark, mut run) in self.runs {
            if let Ok(futures) = run.read() {
                memory.keep(mark, self.asked, futures);
            }
        }
    }
}

/// The designs whose futures a question is about.
fn designs(asked: &Asked<'_>) -> Vec<Design> {
    match asked.ask {
        Ask::FuturesStrip | Ask::FinalCost | Ask::Drivers | Ask::Futures | Ask::MemberFutures | Ask::Method => vec![asked.design.clone()],
        Ask::CompareFutures => compare::designs(asked.design),
        Ask::OnePage | Ask::LongReport => crate::report::designs(asked),
        _ => Vec::new(),
    }
}
