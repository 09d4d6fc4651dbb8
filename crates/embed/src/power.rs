//! Who has how much say.

use crate::{Kind, Stamped};
use alliance_panel::{Asked, pictures};

pub(crate) fn picture(its: &Asked<'_>, kind: Kind) -> Option<Result<Stamped, String>> {
    (kind == Kind::Power).then(|| pictures::power(its).map(|picture| (picture, None)))
}
