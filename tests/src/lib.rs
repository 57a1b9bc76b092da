//! What tests across crates and languages share. Ships nowhere.

pub mod require;
pub mod terminal;
