//! Generates the Swift that the iOS app calls (`scripts/` says how).

fn main() {
    uniffi::uniffi_bindgen_swift();
}
