//! A square table of numbers.

/// So many rows of so many cells.
#[derive(Clone, Debug)]
pub(crate) struct Square<T> {
    size: usize,
    cells: Vec<T>,
}

impl<T: Copy + Default> Square<T> {
    /// Each cell from its row and its column.
    pub(crate) fn of(size: usize, cell: impl Fn(usize, usize) -> T) -> Self {
        let cell = &cell;
        Self { size, cells: (0..size).flat_map(|row| (0..size).map(move |column| cell(row, column))).collect() }
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// A cell; nothing outside the table.
    pub(crate) fn at(&self, row: usize, column: usize) -> T {
        self.cells.get(row * self.size + column).copied().unwrap_or_default()
    }

    pub(crate) fn set(&mut self, row: usize, column: usize, value: T) {
        if let Some(cell) = self.cells.get_mut(row * self.size + column) {
            *cell = value;
        }
    }

    pub(crate) fn rows(&self) -> Vec<Vec<T>> {
        self.cells.chunks(self.size.max(1)).map(<[T]>::to_vec).collect()
    }
}
