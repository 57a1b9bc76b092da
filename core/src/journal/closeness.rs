//! The seven pictures of the closeness scale.
