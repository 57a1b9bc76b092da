//! Segments: the facts since the last one, sealed once, in the form that `docs/protocol.md` writes down.
