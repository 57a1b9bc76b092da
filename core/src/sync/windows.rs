//! When a phone exchanges by itself: a few windows a day, the same whatever its owner did.
