//! The built program, driven from outside: as a person at a terminal, and as a script.
//!
//! These tests stand beside the binary because only there cargo says where it lies.

#![allow(clippy::unwrap_used, reason = "a panic is a test's report, in its helpers too")]

mod backup;
mod bad_input;
mod consent;
mod demo;
mod documents;
mod exchange;
mod inviting;
mod journal;
#[cfg(unix)]
mod keyring;
#[cfg(unix)]
mod main_job;
mod output;
mod pairing;
mod pin;
mod session;
mod support;
mod two;
mod words;
