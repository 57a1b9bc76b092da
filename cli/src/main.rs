//! Terminal shell.
fn main() {}
