//! What is kept of one run for the next: tables of curves, and the directions of points. The answers are the same with and without it.

use crate::Asked;
use crate::points::Source;
use crate::table::{NormalEdges, NormalTable, Table};
use crate::uncertain::Uncertain;
use std::rc::Rc;

/// So many tables are kept: those of a design with its scenarios.
const MOST: usize = 200;

/// What somebody keeps who draws again and again.
#[derive(Debug, Default)]
pub struct Memory {
    normal_edges: Option<NormalEdges>,
    tables: Vec<(Uncertain, Rc<Table>)>,
    normal_tables: Vec<(Uncertain, Rc<NormalTable>)>,
    sources: Vec<Rc<Source>>,
}

/// What makes tables of curves and directions of points, or has them still.
pub(crate) trait Tables {
    fn table(&mut self, curve: &Uncertain) -> Rc<Table>;
    fn normal_table(&mut self, curve: &Uncertain) -> Rc<NormalTable>;
    fn source(&mut self, asked: &Asked, inputs: usize) -> Rc<Source>;
}

impl Tables for Memory {
    fn table(&mut self, curve: &Uncertain) -> Rc<Table> {
        let edges = self.normal_edges.get_or_insert_with(NormalEdges::new);
        remembered(&mut self.tables, curve, || Table::new(curve.clone(), edges))
    }

    #[inline(never)] // Seldom runs: apart, it is compiled only where it does.
    fn normal_table(&mut self, curve: &Uncertain) -> Rc<NormalTable> {
        remembered(&mut self.normal_tables, curve, || NormalTable::new(curve.clone()))
    }

    fn source(&mut self, asked: &Asked, inputs: usize) -> Rc<Source> {
        let is_it = |source: &Rc<Source>| source.is_for(asked.points, asked.seed, asked.samples, inputs);
        if let Some(found) = self.sources.iter().find(|source| is_it(source)) {
            return Rc::clone(found);
        }
        let made = Rc::new(Source::new(asked.points, asked.seed, asked.samples, inputs));
        if self.sources.len() >= 8 {
            self.sources.remove(0);
        }
        self.sources.push(Rc::clone(&made));
        made
    }
}

/// For who draws only once.
#[derive(Debug, Default)]
pub(crate) struct Afresh {
    normal_edges: Option<NormalEdges>,
}

impl Tables for Afresh {
    fn table(&mut self, curve: &Uncertain) -> Rc<Table> {
        Rc::new(Table::new(curve.clone(), self.normal_edges.get_or_insert_with(NormalEdges::new)))
    }

    fn normal_table(&mut self, curve: &Uncertain) -> Rc<NormalTable> {
        Rc::new(NormalTable::new(curve.clone()))
    }

    fn source(&mut self, asked: &Asked, inputs: usize) -> Rc<Source> {
        Rc::new(Source::new(asked.points, asked.seed, asked.samples, inputs))
    }
}

fn remembered<T>(known: &mut Vec<(Uncertain, Rc<T>)>, curve: &Uncertain, make: impl FnOnce() -> T) -> Rc<T> {
    if let Some((_, table)) = known.iter().find(|(other, _)| other == curve) {
        return Rc::clone(table);
    }
    let made = Rc::new(make());
    if known.len() >= MOST {
        known.remove(0);
    }
    known.push((curve.clone(), Rc::clone(&made)));
    made
}
