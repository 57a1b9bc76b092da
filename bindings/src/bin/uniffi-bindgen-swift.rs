//! Generates Swift.
fn main() {
    uniffi::uniffi_bindgen_swift()
}
