//! Where sealed segments are left for the partner: put if absent, get, and on leaving delete one's own.
