//! The private room. For now only the geometry of the closeness scale lives here.

pub mod closeness;
