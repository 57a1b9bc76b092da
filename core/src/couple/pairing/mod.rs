//! Pairing and re-linking: the exchange that makes a link between two phones.
