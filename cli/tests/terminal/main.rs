//! The built program, driven from outside: as a person at a terminal, and as a script.
//!
//! These tests stand beside the binary because only there cargo says where it lies.

mod backup;
#![allow(clippy::unwrap_used, reason = "a panic is a test's report; clippy knows that of test functions, not of their helpers")]

mod bad_input;
mod documents;
#[cfg(unix)]
mod main_job;
mod output;
mod support;
