//! Generates the Kotlin that the Android app calls (`scripts/` says how).

fn main() {
    uniffi::uniffi_bindgen_main();
}
