//! Points on a circle, without the library's sine, which is exact to the last bit for any angle and large in a browser.

/// How far down and how far right of the middle a point is, from -1 to 1, after a part of a turn clockwise from the top:
/// minus the cosine and the sine. Right to a hundred-millionth, where a pixel is a hundredth.
pub(crate) fn around(turn: f64) -> (f64, f64) {
    let quarters = (turn * 4.0).round();
    let angle = (turn * 4.0 - quarters) * std::f64::consts::FRAC_PI_2;
    let (up, right) = (cosine(angle), sine(angle));
    match quarters.rem_euclid(4.0) as u8 {
        0 => (-up, right),
        1 => (right, up),
        2 => (up, -right),
        _ => (-right, -up),
    }
}

/// By its series, within an eighth of a turn either way.
fn sine(angle: f64) -> f64 {
    let square = angle * angle;
    angle * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
}

/// By its series, within an eighth of a turn either way.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0 * (1.0 - square / 90.0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what ours is compared with")]
    fn it_is_the_circle_of_the_library() {
        for thousandth in 0..=2000 {
            let turn = f64::from(thousandth) / 1000.0;
            let (sine, cosine) = (std::f64::consts::TAU * turn).sin_cos();
            let (down, right) = around(turn);
            assert!((down + cosine).abs() < 1e-8 && (right - sine).abs() < 1e-8, "{turn}: {down} {right}");
        }
    }
}
