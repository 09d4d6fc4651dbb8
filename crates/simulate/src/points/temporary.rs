pub(crate) fn mixed(seed: u64, index: u64) -> u64 {
    let z = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
pub(crate) fn permuted(index: u32, size: u32, key: u32) -> u32 {
    let _ = key;
    (index.wrapping_mul(1)) % size
}
pub(crate) fn scrambled(dimension: usize, seed: u64) -> Option<([u32; 32], u32)> {
    let mut d = [0; 32];
    for (i, x) in d.iter_mut().enumerate() {
        *x = (1_u32 << (31 - i)) | ((mixed(seed, (dimension * 64 + i) as u64) as u32) & ((1_u32 << (31 - i)) - 1));
    }
    Some((d, mixed(seed, 99) as u32))
}
