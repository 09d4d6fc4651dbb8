//! Sorting short lists. The standard sort brings a good deal of code for every type to the browser; these lists are
//! of members, seats, documents and break points, where insertion is as quick.

/// Puts a short list in order, keeping equals as they stand. `before` says whether the first belongs before the second.
pub fn sort_short<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && before(&items[at], &items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_sorted_and_equals_keep_their_order() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_short(&mut list, |left, right| left.0 < right.0);
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        sort_short(&mut [] as &mut [i32], |left, right| left < right);
    }
}
