//! What the providers gain or pay, by final cost.

use crate::{Kind, Stamped};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Option<Result<Stamped, String>> {
    (kind == Kind::Curve).then(|| pictures::curve(its).map(|picture| (picture, None)))
}
