//! The result at this final cost in three sentences, which stand above everything that changes it.

use crate::{Asked, Panel};
use alliance_report::money::sentences;
use alliance_settle::settle_without_trace;

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let settlement = settle_without_trace(asked.design).map_err(|error| format!("The money cannot be worked out yet. {error}"))?;
    Ok(Panel { findings: sentences(asked.design, &settlement, asked.you), parts: vec![] })
}
