//! Numbers put in order: by one sort for all, because each brings a good deal of code to the browser.

/// The numbers from the lowest to the highest, each with its place before; equal ones as they stood.
pub(crate) fn in_order(numbers: impl Iterator<Item = f64>) -> Vec<(f64, u32)> {
    let mut order: Vec<(f64, u32)> = numbers.zip(0..).collect();
    sort(&mut order);
    order
}

fn sort(order: &mut [(f64, u32)]) {
    order.sort_unstable_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
}
