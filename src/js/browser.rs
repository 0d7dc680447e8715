//! The engine's session in a page: remembering answers, the share link, the visitor's languages, events.
//!
//! Nothing here throws. Where there is no page (Node, a worker), where it has no storage, or refuses it (a sandboxed
//! frame, a visitor's setting), nothing is remembered and nothing else is lost.

#![expect(unreachable_pub, reason = "exported to JavaScript")]

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, EventTarget, Storage, window};

/// The key of the answers in the fragment of the page's address: `#fit=…`.
const KEY: &str = "fit=";

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// Keeps text until the tab is closed.
#[wasm_bindgen]
pub fn remember(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // full or refused: the answers then live as long as the page
        let _ = storage.set_item(key, text);
    }
}

/// What was kept.
#[wasm_bindgen]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Forgets what was kept.
#[wasm_bindgen]
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The address of this page with the answers, as a link's text, in its fragment. It needs no escaping.
#[wasm_bindgen(js_name = shareLink)]
pub fn share_link(text: &str) -> String {
    // without a page, a link to this very place
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    format!("{page}#{KEY}{text}")
}

/// The answers' text from the fragment of the page's address, unchecked. Mail programs escape what need not be.
#[wasm_bindgen(js_name = fromLink)]
pub fn from_link() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    let text = hash.strip_prefix('#')?.strip_prefix(KEY)?;
    // what cannot be decoded is handed on as it is, to be refused as a link
    Some(js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from))
}

/// BCP 47 tags, most wanted first.
#[wasm_bindgen(js_name = visitorLanguages)]
pub fn visitor_languages() -> Array {
    window().map(|window| window.navigator().languages()).unwrap_or_default()
}

/// Dispatches a bubbling, composed event; false where a listener prevented its default.
#[wasm_bindgen]
pub fn announce(target: &EventTarget, name: &str, detail: &JsValue, cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(detail);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    event.ok().and_then(|event| target.dispatch_event(&event).ok()).unwrap_or(true)
}
