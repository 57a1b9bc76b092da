//! The same segments as one file, which any messenger can carry.
