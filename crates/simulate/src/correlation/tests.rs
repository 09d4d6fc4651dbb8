use proptest::prelude::*;

use super::*;

fn table(lower: &[f64], n: usize) -> Vec<f64> {
    (0..n * n).map(|place| dot(&lower[place / n * n..][..n], &lower[place % n * n..][..n])).collect()
}

fn symmetric(n: usize, mut correlation: impl FnMut() -> f64) -> Vec<f64> {
    let mut rows = vec![1.0; n * n];
    for i in 0..n {
        for j in 0..i {
            let value = correlation();
            (rows[i * n + j], rows[j * n + i]) = (value, value);
        }
    }
    rows
}

fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

#[test]
fn highams_own_example() {
    let mending = mend(&[1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0], 3);
    let used = table(&mending.lower, 3);
    for (found, published) in used.iter().zip([1.0, 0.7607, 0.1573, 0.7607, 1.0, 0.7607, 0.1573, 0.7607, 1.0]) {
        assert!((found - published).abs() < 5e-5, "{used:?}");
    }
    let (earlier, later, asked, becomes) = mending.largest_change.unwrap();
    assert_eq!(later - earlier, 1);
    assert!((asked - 1.0).abs() < 1e-15 && (becomes - used[1]).abs() < 1e-12);
}

#[test]
fn independent_inputs_stay_so() {
    let rows = symmetric(5, || 0.0);
    assert_eq!(mend(&rows, 5), Mending { lower: rows, largest_change: None });
    assert_eq!(mend(&[], 0), Mending { lower: vec![], largest_change: None });
    assert_eq!(mend(&[1.0], 1), Mending { lower: vec![1.0], largest_change: None });
}

#[test]
fn a_factor_known_by_hand() {
    let mending = mend(&[1.0, 0.6, 0.6, 1.0], 2);
    assert_eq!(mending, Mending { lower: vec![1.0, 0.0, 0.6, 0.8], largest_change: None });
}

/// Inputs that say the same, or the opposite, are no mistake.
#[test]
fn a_table_on_the_edge_is_used_as_it_is() {
    for rows in [vec![1.0; 16], symmetric(2, || -1.0), vec![1.0, 0.6, 0.8, 0.6, 1.0, 0.0, 0.8, 0.0, 1.0]] {
        let n = if rows.len() == 4 {
            2
        } else if rows.len() == 9 {
            3
        } else {
            4
        };
        let mending = mend(&rows, n);
        assert_eq!(mending.largest_change, None);
        assert!(distance(&table(&mending.lower, n), &rows) < 1e-7, "{mending:?}");
    }
}

/// All inputs against each other: the nearest table has minus one over one less than their number, by symmetry.
#[test]
fn all_against_all() {
    for n in [3, 5, 20] {
        let used = table(&mend(&symmetric(n, || -0.9), n).lower, n);
        let expected = symmetric(n, || -1.0 / (n as f64 - 1.0));
        assert!(distance(&used, &expected) < 1e-7, "{used:?}");
    }
}

#[test]
fn nonsense_comes_to_an_end() {
    let mending = mend(&symmetric(3, || f64::NAN), 3);
    assert_eq!(mending.lower.len(), 9);
}

/// Sixty inputs at random, and the plain way out beside it: every correlation brought nearer to nothing by the same share.
#[test]
fn sixty_inputs() {
    let (n, mut state) = (60, 1_u64);
    let rows = symmetric(n, || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    });
    let Mending { lower, largest_change } = mend(&rows, n);
    assert!(largest_change.is_some());
    let smallest = Eigen::of(&rows, n).smallest();
    let shrunk: Vec<f64> = rows.iter().enumerate().map(|(place, value)| if place % (n + 1) == 0 { 1.0 } else { value / (1.0 - smallest) }).collect();
    assert!(Eigen::of(&shrunk, n).smallest().abs() < 1e-12);
    let used = table(&lower, n);
    assert!(distance(&used, &rows) < 0.9 * distance(&shrunk, &rows));
    assert!((0..n).all(|i| (used[i * n + i] - 1.0).abs() < 1e-12));
    assert_nearest(&rows, &used, &[shrunk, symmetric(n, || 0.0), symmetric(n, || 1.0)]);
}

/// Of all tables that can be, which form a convex set, one is nearest where from there each other lies away from what was asked.
#[track_caller]
fn assert_nearest(asked: &[f64], used: &[f64], others: &[Vec<f64>]) {
    for other in others {
        let towards: f64 = asked.iter().zip(used).zip(other).map(|((asked, used), other)| (asked - used) * (other - used)).sum();
        assert!(towards < 1e-6, "{towards} nearer at {other:?}");
    }
}

/// All tables of inputs that each say the same as the first, or the opposite.
fn same_or_opposite(n: usize) -> Vec<Vec<f64>> {
    let sign = |signs: usize, input: usize| if signs >> input & 1 == 0 { 1.0 } else { -1.0 };
    (0..1 << (n - 1)).map(|signs| (0..n * n).map(|place| sign(signs, place / n) * sign(signs, place % n)).collect()).collect()
}

/// Two inputs that differ by next to nothing still leave the others where they were.
#[test]
fn nearly_the_same() {
    for apart in [0.0, 1e-16, 1e-15, 1e-14, 1e-13] {
        let close = 1.0 - apart;
        let rows = [1.0, close, 0.5, 0.3, close, 1.0, 0.5, 0.3, 0.5, 0.5, 1.0, -0.4, 0.3, 0.3, -0.4, 1.0];
        let mending = mend(&rows, 4);
        assert_eq!(mending.largest_change, None);
        let off = distance(&table(&mending.lower, 4), &rows);
        assert!(off < 1e-14, "{apart}: {off}");
    }
}

#[test]
fn eigenvalues_known_by_hand() {
    let eigen = Eigen::of(&[2.0, 1.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0, -5.0], 3);
    let mut values = eigen.values.clone();
    values.sort_by(f64::total_cmp);
    assert!(distance(&values, &[-5.0, 1.0, 3.0]) < 1e-15, "{values:?}");
    assert!(
        (0..9)
            .all(|pair| (dot(&eigen.vectors[pair / 3 * 3..][..3], &eigen.vectors[pair % 3 * 3..][..3]) - f64::from(pair / 3 == pair % 3)).abs()
                < 1e-15)
    );
}

/// A table that can be, from vectors of length 1.
fn valid(n: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-1.0..1.0_f64, n * n).prop_map(move |mut vectors| {
        vectors.chunks_mut(n).for_each(|vector| {
            shorten(vector);
        });
        let mut rows = table(&vectors, n);
        (0..n).for_each(|i| rows[i * n + i] = 1.0);
        rows
    })
}

proptest! {
    #[test]
    fn what_can_be_is_kept(rows in (1_usize..12).prop_flat_map(valid)) {
        let n = (rows.len() as f64).sqrt() as usize;
        let mending = mend(&rows, n);
        prop_assert_eq!(mending.largest_change, None);
        prop_assert!(distance(&table(&mending.lower, n), &rows) < 1e-10);
    }

    /// Of every three inputs only the first says anything new.
    #[test]
    fn what_repeats_itself_is_kept(vectors in prop::collection::vec(-1.0..1.0_f64, 12 * 12)) {
        let kept = |place: usize| place % 12 <= place / 12 / 3;
        let mut vectors: Vec<f64> = vectors.iter().enumerate().map(|(place, value)| if kept(place) { 1.1 + *value } else { 0.0 }).collect();
        vectors.chunks_mut(12).for_each(|vector| { shorten(vector); });
        let mut rows = table(&vectors, 12);
        (0..12).for_each(|i| rows[i * 13] = 1.0);
        let mending = mend(&rows, 12);
        prop_assert_eq!(mending.largest_change, None);
        let off = distance(&table(&mending.lower, 12), &rows);
        prop_assert!(off < 1e-11, "{}", off);
    }

    /// Unit rows make ones on the diagonal, and any product with its own transpose is positive semidefinite.
    #[test]
    fn what_cannot_be_becomes_what_can(rows in (2_usize..9).prop_flat_map(|n| prop::collection::vec(-1.0..1.0_f64, n * n).prop_map(move |values| {
        let mut values = values.into_iter();
        symmetric(n, || values.next().unwrap())
    })), seeds in prop::collection::vec(valid(8), 5)) {
        let n = (rows.len() as f64).sqrt() as usize;
        let Mending { lower, largest_change } = mend(&rows, n);
        let used = table(&lower, n);
        prop_assert!((0..n).all(|i| (used[i * n + i] - 1.0).abs() < 1e-12));
        prop_assert!((0..n).all(|i| lower[i * n + i] >= 0.0 && lower[i * n..][i + 1..n].iter().all(|value| *value == 0.0)));
        let far = distance(&used, &rows);
        prop_assert_eq!(largest_change.is_some(), far > 1e-9, "{}", far);
        let others: Vec<Vec<f64>> = seeds.iter().map(|other| first_inputs(other, n)).chain(same_or_opposite(n)).collect();
        assert_nearest(&rows, &used, &others);
        prop_assert!(others.iter().all(|other| far <= distance(other, &rows) + 1e-7));
    }
}

/// The first inputs of a table of eight.
fn first_inputs(rows: &[f64], n: usize) -> Vec<f64> {
    (0..n * n).map(|place| rows[place / n * 8 + place % n]).collect()
}
