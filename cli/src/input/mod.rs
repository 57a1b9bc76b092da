//! What a person types: values of arguments, answers to questions, private text from standard input.

pub(crate) mod ask;
mod editor;
pub(crate) mod events;
pub(crate) mod keys;
pub(crate) mod passphrase;
pub(crate) mod pin;
pub(crate) mod private;
pub(crate) mod values;
