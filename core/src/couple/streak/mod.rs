//! The streak, computed from dated marks every time and never stored as a number.
