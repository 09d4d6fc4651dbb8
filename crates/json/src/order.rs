//! Putting long lists in order, once for all types.

/// The places of a list of this length in order, equals as they stand. `before` says whether the item at the first place
/// belongs before that at the second. A merge sort, for lists that a stranger's file may have made long.
pub fn in_order(length: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut run = 1;
    while run < length {
        places = places.chunks(run * 2).flat_map(|pair| merge(pair.split_at(run.min(pair.len())), before)).collect();
        run *= 2;
    }
    places
}

fn merge((mut left, mut right): (&[usize], &[usize]), before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    while let ([first, later @ ..], [other, others @ ..]) = (left, right) {
        if before(*other, *first) {
            merged.push(*other);
            right = others;
        } else {
            merged.push(*first);
            left = later;
        }
    }
    merged.extend(left);
    merged.extend(right);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(list in prop::collection::vec(0..20_u8, 0..50)) {
            let mut expected: Vec<usize> = (0..list.len()).collect();
            expected.sort_by_key(|place| list[*place]);
            prop_assert_eq!(in_order(list.len(), &|left, right| list[left] < list[right]), expected);
        }
    }
}
