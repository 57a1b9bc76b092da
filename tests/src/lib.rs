//! What tests across crates and languages share. Ships nowhere.

pub mod disk;
pub mod life;
pub mod require;
pub mod simulation;
pub mod terminal;
pub mod two;
