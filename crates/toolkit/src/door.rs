//! What JavaScript sees: each function on JavaScript values. The package in `npm/` wraps these and names their types.

use crate::given::given;
use crate::{CheckedDesign, Refusal};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

type Answer = Result<JsValue, JsValue>;

/// See [`crate::version`].
#[wasm_bindgen]
pub fn version() -> String {
    crate::version().to_owned()
}

/// See [`crate::templates`].
#[wasm_bindgen]
pub fn templates() -> Answer {
    plain(&crate::templates())
}

/// See [`crate::template`].
#[wasm_bindgen]
pub fn template(id: &JsValue) -> Answer {
    answer(given(id).map_err(Refusal::from).and_then(|id| crate::template(&id)))
}

/// See [`crate::check_design`].
#[wasm_bindgen(js_name = checkDesign)]
pub fn check_design(design: &JsValue) -> Answer {
    plain(&match given(design) {
        Ok(design) => crate::check_design(design),
        Err(problem) => CheckedDesign::from(vec![problem]),
    })
}

/// See [`crate::decide()`].
#[wasm_bindgen]
pub fn decide(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::decide))
}

/// See [`crate::compare_rules()`].
#[wasm_bindgen(js_name = compareRules)]
pub fn compare_rules(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::compare_rules))
}

/// See [`crate::chances()`].
#[wasm_bindgen]
pub fn chances(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::chances))
}

/// See [`crate::sample_chances()`].
#[wasm_bindgen(js_name = sampleChances)]
pub fn sample_chances(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::sample_chances))
}

/// See [`crate::check_rule()`].
#[wasm_bindgen(js_name = checkRule)]
pub fn check_rule(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::check_rule))
}

/// See [`crate::count_ballots()`].
#[wasm_bindgen(js_name = countBallots)]
pub fn count_ballots(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::count_ballots))
}

/// See [`crate::influence()`].
#[wasm_bindgen]
pub fn influence(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::influence))
}

/// See [`crate::what_if()`].
#[wasm_bindgen(js_name = whatIf)]
pub fn what_if(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::what_if))
}

/// See [`crate::voting_power`].
#[wasm_bindgen(js_name = votingPower)]
pub fn voting_power(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::voting_power))
}

/// See [`crate::coalitions()`].
#[wasm_bindgen]
pub fn coalitions(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::coalitions))
}

/// See [`crate::flips()`].
#[wasm_bindgen]
pub fn flips(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::flips))
}

/// See [`crate::standing`].
#[wasm_bindgen]
pub fn standing(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::standing))
}

/// See [`crate::panel()`].
#[wasm_bindgen]
pub fn panel(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::panel))
}

/// See [`crate::panel_of`].
#[wasm_bindgen(js_name = panelOf)]
pub fn panel_of(question: &str, design: &str) -> Answer {
    answer(crate::panel_of(question, design))
}

fn prepared(preparing: Result<Option<alliance_panel::Preparing>, Refusal>) -> Result<Option<Preparing>, JsValue> {
    preparing.map(|preparing| preparing.map(Preparing)).map_err(|refusal| plain(&refusal).unwrap_or_else(|error| error))
}

/// See [`crate::report()`].
#[wasm_bindgen]
pub fn report(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::report))
}

/// See [`crate::prepare`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Preparing(alliance_panel::Preparing);

#[wasm_bindgen]
impl Preparing {
    /// Of a question; nothing where nothing has to be drawn.
    pub fn of(parts: &JsValue) -> Result<Option<Self>, JsValue> {
        prepared(given(parts).map_err(Refusal::from).and_then(crate::prepare))
    }

    /// See [`crate::prepare_of`].
    #[wasm_bindgen(js_name = ofText)]
    pub fn of_text(question: &str, design: &str) -> Result<Option<Self>, JsValue> {
        prepared(crate::prepare_of(question, design))
    }

    /// Draws so many blocks more; answers which part of all is drawn, from 0 to 1.
    pub fn advance(&mut self, blocks: usize) -> f64 {
        self.0.advance(blocks)
    }

    /// Remembers what was drawn, for the question.
    pub fn keep(self) {
        crate::keep(self.0);
    }
}

/// See [`crate::short_text`].
#[wasm_bindgen(js_name = shortText)]
pub fn short_text(design: &JsValue) -> Result<String, JsValue> {
    let text = given(design).map_err(Refusal::from).and_then(crate::short_text);
    text.map_err(|refusal| plain(&refusal).unwrap_or_else(|error| error))
}

/// See [`crate::snippets()`].
#[wasm_bindgen]
pub fn snippets(asked: &JsValue) -> Answer {
    answer(given(asked).map_err(Refusal::from).and_then(crate::snippets))
}

/// See [`alliance_panel::WIDGET_KINDS`].
#[wasm_bindgen(js_name = widgetKinds)]
pub fn widget_kinds() -> Answer {
    plain(&alliance_panel::WIDGET_KINDS.to_vec())
}

/// See [`crate::qr_code`].
#[wasm_bindgen(js_name = qrCode)]
pub fn qr_code(asked: &JsValue) -> Answer {
    answer(given(asked).map_err(Refusal::from).and_then(|asked| crate::qr_code(&asked)))
}

/// See [`crate::open_file()`]. For the workbench; others have `checkDesign`.
#[wasm_bindgen(js_name = openFile)]
pub fn open_file(file: &[u8], bytes: f64) -> Answer {
    plain(&crate::open_file(file, bytes as u64))
}

/// See [`crate::picture_file()`].
#[wasm_bindgen(js_name = pictureFile)]
pub fn picture_file(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::picture_file))
}

/// See [`crate::table_csv`].
#[wasm_bindgen(js_name = tableCsv)]
pub fn table_csv(table: &JsValue) -> Answer {
    answer(given(table).map_err(Refusal::from).and_then(crate::table_csv))
}

/// See [`crate::design_in`].
#[wasm_bindgen(js_name = designIn)]
pub fn design_in(svg: &str) -> Answer {
    answer(crate::design_in(svg))
}

/// See [`alliance_format::LARGEST_FILE`].
#[wasm_bindgen(js_name = largestFile)]
pub fn largest_file() -> usize {
    alliance_format::LARGEST_FILE
}

/// See [`crate::settle()`].
#[wasm_bindgen]
pub fn settle(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::settle))
}

/// See [`crate::break_points()`].
#[wasm_bindgen(js_name = breakPoints)]
pub fn break_points(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::break_points))
}

/// See [`crate::curve()`].
#[wasm_bindgen]
pub fn curve(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::curve))
}

/// See [`crate::check_terms()`].
#[wasm_bindgen(js_name = checkTerms)]
pub fn check_terms(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::check_terms))
}

/// See [`crate::presets`].
#[wasm_bindgen]
pub fn presets() -> Answer {
    plain(&crate::presets())
}

/// See [`crate::preset`].
#[wasm_bindgen]
pub fn preset(asked: &JsValue) -> Answer {
    answer(given(asked).map_err(Refusal::from).and_then(crate::preset))
}

/// See [`crate::timeline()`].
#[wasm_bindgen]
pub fn timeline(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::timeline))
}

/// See [`crate::books()`].
#[wasm_bindgen]
pub fn books(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::books))
}

/// See [`crate::read_ledger()`].
#[wasm_bindgen(js_name = readLedger)]
pub fn read_ledger(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::read_ledger))
}

/// See [`crate::ledger_csv()`].
#[wasm_bindgen(js_name = ledgerCsv)]
pub fn ledger_csv(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::ledger_csv))
}

/// See [`crate::export_open_data()`].
#[wasm_bindgen(js_name = exportOpenData)]
pub fn export_open_data(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::export_open_data))
}

/// See [`crate::read_members()`].
#[wasm_bindgen(js_name = readMembers)]
pub fn read_members(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::read_members))
}

/// See [`crate::members_csv()`].
#[wasm_bindgen(js_name = membersCsv)]
pub fn members_csv(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::members_csv))
}

/// See [`crate::spreadsheet()`].
#[wasm_bindgen]
pub fn spreadsheet(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::spreadsheet))
}

/// See [`crate::running_costs()`].
#[wasm_bindgen(js_name = runningCosts)]
pub fn running_costs(parts: &JsValue) -> Answer {
    answer(given(parts).map_err(Refusal::from).and_then(crate::running_costs))
}

/// See [`crate::FuturesRun`].
#[wasm_bindgen(js_name = FuturesRun)]
#[derive(Debug)]
pub struct Run(crate::FuturesRun);

#[wasm_bindgen(js_class = FuturesRun)]
impl Run {
    /// Makes ready.
    #[wasm_bindgen(constructor)]
    pub fn new(parts: &JsValue) -> Result<Self, JsValue> {
        let run = given(parts).map_err(Refusal::from).and_then(crate::FuturesRun::new);
        run.map(Self).map_err(|refusal| plain(&refusal).unwrap_or_else(|error| error))
    }

    /// In how many parts it can be drawn.
    pub fn parts(&mut self) -> usize {
        self.0.run().parts()
    }

    /// Draws so many blocks more; answers which part of all is drawn, from 0 to 1.
    pub fn advance(&mut self, blocks: usize) -> f64 {
        self.0.run().advance(blocks);
        self.0.run().progress()
    }

    /// What parts from one to before another hold, for a run elsewhere.
    pub fn draw(&mut self, from: usize, to: usize) -> Vec<f64> {
        self.0.run().draw(from..to)
    }

    /// Takes in the next parts, drawn elsewhere; answers whether it is those that were given.
    pub fn take(&mut self, parts: usize, drawn: &[f64]) -> bool {
        self.0.run().take(parts, drawn)
    }

    /// What the futures say.
    pub fn read(&mut self) -> Answer {
        answer(self.0.read())
    }

    /// The final cost of every future.
    pub fn outturns(&mut self) -> Vec<f64> {
        self.0.run().costs().to_vec()
    }
}

/// See [`crate::distribution()`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Amount(alliance_simulate::Curve);

#[wasm_bindgen]
impl Amount {
    /// Of `{ distribution, at_least?, at_most? }`.
    #[wasm_bindgen(constructor)]
    pub fn new(parts: &JsValue) -> Result<Self, JsValue> {
        let curve = given(parts).map_err(Refusal::from).and_then(crate::distribution);
        curve.map(Self).map_err(|refusal| plain(&refusal).unwrap_or_else(|error| error))
    }

    /// The amounts that these shares of the cases stay under.
    pub fn quantile(&self, shares: &[f64]) -> Vec<f64> {
        shares.iter().map(|share| self.0.quantile(*share)).collect()
    }

    /// The chances of these amounts or less.
    pub fn cumulative(&self, amounts: &[f64]) -> Vec<f64> {
        amounts.iter().map(|amount| self.0.cumulative(*amount)).collect()
    }

    /// How densely the cases lie there; not a number where single amounts have a chance of their own.
    pub fn density(&self, amounts: &[f64]) -> Vec<f64> {
        amounts.iter().map(|amount| self.0.density(*amount).unwrap_or(f64::NAN)).collect()
    }

    /// Mean, then standard deviation.
    pub fn moments(&self) -> Vec<f64> {
        let (mean, variance) = self.0.moments();
        vec![mean, variance.sqrt()]
    }
}

/// The answer, or the refusal to be thrown, as a plain object.
fn answer<T: Serialize>(result: Result<T, Refusal>) -> Answer {
    match result {
        Ok(value) => plain(&value),
        Err(refusal) => Err(plain(&refusal)?),
    }
}

fn plain(value: &impl Serialize) -> Answer {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
