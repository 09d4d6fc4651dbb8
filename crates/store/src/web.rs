//! The browser's local storage.

use crate::{Storage, StorageError};
use wasm_bindgen::JsValue;

/// The browser's local storage. No call panics or throws: where a frame may keep nothing, each says [`StorageError::Denied`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Web;

impl Web {
    /// Asked for anew each time, because merely asking may be refused, and a refusal may come later than the first call.
    fn storage() -> Result<web_sys::Storage, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Denied)?;
        window.local_storage().map_err(meaning)?.ok_or(StorageError::Denied)
    }
}

impl Storage for Web {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::storage()?.get_item(key).map_err(meaning)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        Self::storage()?.set_item(key, value).map_err(meaning)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        Self::storage()?.remove_item(key).map_err(meaning)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = Self::storage()?;
        let count = storage.length().map_err(meaning)?;
        (0..count).filter_map(|index| storage.key(index).map_err(meaning).transpose()).collect()
    }
}

/// Read by reflection, since not everything thrown is a `DOMException`.
fn meaning(thrown: JsValue) -> StorageError {
    let field = |name: &str| js_sys::Reflect::get(&thrown, &JsValue::from_str(name)).ok();
    let name = field("name").and_then(|name| name.as_string()).unwrap_or_default();
    let code = field("code").and_then(|code| code.as_f64()).map(|code| code as u32);
    StorageError::from_exception(&name, code)
}
