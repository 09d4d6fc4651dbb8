//! What the providers gain or pay, by final cost.

use crate::{Drawn, Kind};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Drawn {
    (kind == Kind::Curve).then(|| pictures::curve(its).map(|picture| (picture, None))).transpose()
}
