pub(crate) struct Mending {
    pub(crate) lower: Vec<f64>,
    pub(crate) largest_change: Option<(usize, usize, f64, f64)>,
}
impl std::fmt::Debug for Mending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "")
    }
}
pub(crate) fn mend(rows: &[f64], _n: usize) -> Mending {
    Mending { lower: rows.to_vec(), largest_change: None }
}
