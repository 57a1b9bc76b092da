//! Which notifications to arm next, with which words and actions.
