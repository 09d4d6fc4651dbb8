//! Undo and redo over values that are never changed.

use std::collections::VecDeque;
use std::rc::Rc;

/// The most steps that can be undone.
const MOST: usize = 200;

/// A value with the steps that led to it and the steps that were taken back. Values are shared, so a step costs a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<T> {
    past: VecDeque<Step<T>>,
    present: Rc<T>,
    future: Vec<Step<T>>,
    /// What the edits under way are about; edits of the same burst are one step.
    burst: Option<Rc<str>>,
}

/// A step: what it is called, and the value on its far side.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step<T> {
    label: Rc<str>,
    value: Rc<T>,
}

impl<T> History<T> {
    /// A value with no past.
    pub fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present: Rc::new(present), future: Vec::new(), burst: None }
    }

    /// The value now.
    pub fn present(&self) -> &Rc<T> {
        &self.present
    }

    /// Takes a step, called by what was done: "Rename Northgate". What had been undone can no longer be redone.
    /// Steps that follow one another with the same `burst` key count as one, with the first one's label, until
    /// [`Self::end_burst`], an undo or a redo.
    pub fn record(&mut self, next: T, label: &str, burst: Option<&str>) {
        self.future.clear();
        let before = std::mem::replace(&mut self.present, Rc::new(next));
        if burst.is_some() && burst == self.burst.as_deref() {
            return;
        }
        self.burst = burst.map(Rc::from);
        self.past.push_back(Step { label: Rc::from(label), value: before });
        if self.past.len() > MOST {
            self.past.pop_front();
        }
    }

    /// Ends the edits under way: the next one is a step of its own. For a pause, or when a field is left.
    pub fn end_burst(&mut self) {
        self.burst = None;
    }

    /// Puts another value in place of the present one without a step: for what is not the user's doing, and not to be undone.
    pub fn replace(&mut self, present: T) {
        self.present = Rc::new(present);
    }

    /// Takes the last step back, and says which. `None` if there is none.
    pub fn undo(&mut self) -> Option<Rc<str>> {
        let step = self.past.pop_back()?;
        let value = self.swap(step.value);
        self.future.push(Step { label: Rc::clone(&step.label), value });
        Some(step.label)
    }

    /// Takes the step that was taken back last again, and says which. `None` if there is none.
    pub fn redo(&mut self) -> Option<Rc<str>> {
        let step = self.future.pop()?;
        let value = self.swap(step.value);
        self.past.push_back(Step { label: Rc::clone(&step.label), value });
        Some(step.label)
    }

    /// What an undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| &*step.label)
    }

    /// What a redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| &*step.label)
    }

    fn swap(&mut self, value: Rc<T>) -> Rc<T> {
        self.burst = None;
        std::mem::replace(&mut self.present, value)
    }
}
