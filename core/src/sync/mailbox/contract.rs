//! What every mailbox must do, as one suite: an implementation is ready when [`mailbox_contract!`] passes for it.
//!
//! Each property is a function of an empty store, which it may open several times, as two phones do. A property must
//! not rely on anything that only one kind of store has.
//!
//! [`mailbox_contract!`]: crate::mailbox_contract
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "in a test a panic is the report"
)]

use super::memory::MemoryMailbox;
use super::{Delete, Mailbox, MailboxError, ObjectName, Put};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The largest object that a segment can be.
pub const LARGEST: usize = 65_577;

/// A store that holds nothing yet.
pub trait EmptyStore: Sync {
    /// What it is asked through.
    type Mailbox: Mailbox;

    /// One more handle, as another phone would have it.
    fn open(&self) -> Self::Mailbox;
}

impl EmptyStore for MemoryMailbox {
    type Mailbox = Self;

    fn open(&self) -> Self {
        self.clone()
    }
}

fn name(byte: u8) -> ObjectName {
    ObjectName::from_bytes([byte; 16])
}

/// Bytes in which every cut and every mixture of two objects shows.
fn object(writer: u8, length: usize) -> Vec<u8> {
    (0..length).map(|at| writer.wrapping_mul(31) ^ at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect()
}

/// What one phone puts the other gets, unchanged and as often as it asks.
pub fn what_is_put_is_got(store: &impl EmptyStore) {
    let (own, partner) = (store.open(), store.open());
    assert_eq!(own.put_if_absent(&name(1), b"sealed"), Ok(Put::Stored));
    for mailbox in [&own, &partner, &partner] {
        assert_eq!(mailbox.get(&name(1), LARGEST), Ok(Some(b"sealed".to_vec())));
    }
}

/// A second put changes nothing and says so, whether its bytes are the same or not.
pub fn a_second_put_is_told_and_the_first_bytes_stay(store: &impl EmptyStore) {
    let (own, other) = (store.open(), store.open());
    own.put_if_absent(&name(1), b"first").unwrap();
    for bytes in [&b"first"[..], b"second", b"", b"longer than the first"] {
        assert_eq!(other.put_if_absent(&name(1), bytes), Ok(Put::Taken));
        assert_eq!(own.get(&name(1), LARGEST), Ok(Some(b"first".to_vec())));
    }
}

/// What was never put is absent, before and after others were put.
pub fn what_was_not_put_is_absent(store: &impl EmptyStore) {
    let mailbox = store.open();
    assert_eq!(mailbox.get(&name(1), LARGEST), Ok(None));
    mailbox.put_if_absent(&name(2), b"sealed").unwrap();
    assert_eq!(mailbox.get(&name(1), LARGEST), Ok(None));
    assert_eq!(mailbox.get(&name(1), 0), Ok(None), "an absent object is not too large");
}

/// Exactly `limit` bytes are got, one more is refused, and the refusal changes nothing.
pub fn more_than_the_limit_is_refused(store: &impl EmptyStore) {
    let mailbox = store.open();
    mailbox.put_if_absent(&name(1), &object(1, 300)).unwrap();
    assert_eq!(mailbox.get(&name(1), 299), Err(MailboxError::TooLarge));
    assert_eq!(mailbox.get(&name(1), 0), Err(MailboxError::TooLarge));
    assert_eq!(mailbox.get(&name(1), 300), Ok(Some(object(1, 300))));
}

/// Where the store lets one delete, the object is gone for both and its name is free; where not, it stays.
pub fn what_is_deleted_is_gone(store: &impl EmptyStore) {
    let (own, partner) = (store.open(), store.open());
    own.put_if_absent(&name(1), b"first").unwrap();
    own.put_if_absent(&name(2), b"another").unwrap();
    match own.delete(&name(1)).unwrap() {
        Delete::Deleted => {
            assert_eq!(partner.get(&name(1), LARGEST), Ok(None));
            assert_eq!(own.delete(&name(1)), Ok(Delete::Absent));
            assert_eq!(own.put_if_absent(&name(1), b"second"), Ok(Put::Stored));
            assert_eq!(partner.get(&name(1), LARGEST), Ok(Some(b"second".to_vec())));
        }
        Delete::NotAllowed => assert_eq!(partner.get(&name(1), LARGEST), Ok(Some(b"first".to_vec()))),
        Delete::Absent => panic!("the object was there"),
    }
    assert_eq!(partner.get(&name(2), LARGEST), Ok(Some(b"another".to_vec())), "nothing else is deleted");
}

/// From nothing to the largest segment, every size comes back whole; an empty object is not an absent one.
pub fn every_size_comes_back(store: &impl EmptyStore) {
    let mailbox = store.open();
    for (number, length) in [0, 1, 297, 4_095, 4_096, 65_536, LARGEST].into_iter().enumerate() {
        let name = name(number.to_le_bytes()[0]);
        let bytes = object(7, length);
        assert_eq!(mailbox.put_if_absent(&name, &bytes), Ok(Put::Stored), "{length} bytes");
        assert_eq!(mailbox.get(&name, LARGEST), Ok(Some(bytes)), "{length} bytes");
        assert_eq!(mailbox.put_if_absent(&name, b"x"), Ok(Put::Taken), "{length} bytes");
    }
}

/// Of eight that put one name at once one is told that it stored, and its bytes are what is there.
pub fn of_many_puts_at_once_one_is_stored(store: &impl EmptyStore) {
    const WRITERS: u8 = 8;
    for round in 0..20 {
        let start = Barrier::new(usize::from(WRITERS));
        let stored: Vec<u8> = thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (start, mailbox) = (&start, store.open());
                    scope.spawn(move || {
                        start.wait();
                        let put = mailbox.put_if_absent(&name(round), &object(writer, 5_000)).unwrap();
                        (put == Put::Stored).then_some(writer)
                    })
                })
                .collect();
            writers.into_iter().filter_map(|writer| writer.join().unwrap()).collect()
        });
        assert_eq!(stored.len(), 1, "round {round}: stored by {stored:?}");
        assert_eq!(store.open().get(&name(round), LARGEST), Ok(Some(object(stored[0], 5_000))));
    }
}

/// Whoever reads while another writes gets nothing or everything.
pub fn a_reader_never_sees_a_part(store: &impl EmptyStore) {
    const OBJECTS: u8 = 24;
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mailbox = store.open();
            let mut seen = 0;
            for number in 0..OBJECTS {
                loop {
                    // Asked before looking: an object that is still absent after all were put never comes.
                    let last_look = done.load(Ordering::SeqCst);
                    if let Some(bytes) = mailbox.get(&name(number), LARGEST).unwrap() {
                        assert!(
                            bytes == object(number, LARGEST),
                            "a part of object {number}: {}",
                            bytes.len()
                        );
                        seen += 1;
                        break;
                    }
                    if last_look {
                        break;
                    }
                }
            }
            seen
        });
        let mailbox = store.open();
        let puts: Vec<_> = (0..OBJECTS)
            .map(|number| mailbox.put_if_absent(&name(number), &object(number, LARGEST)))
            .collect();
        done.store(true, Ordering::SeqCst);
        assert!(puts.iter().all(|put| *put == Ok(Put::Stored)), "{puts:?}");
        assert_eq!(reader.join().unwrap(), OBJECTS);
    });
}

/// Names that differ in a single bit are different objects.
pub fn each_bit_of_a_name_counts(store: &impl EmptyStore) {
    let mailbox = store.open();
    let flipped = |bit: usize| {
        let mut bytes = [0; 16];
        bytes[bit / 8] = 1 << (bit % 8);
        ObjectName::from_bytes(bytes)
    };
    mailbox.put_if_absent(&name(0), b"none").unwrap();
    for bit in 0..128 {
        let bytes = bit.to_string();
        assert_eq!(mailbox.put_if_absent(&flipped(bit), bytes.as_bytes()), Ok(Put::Stored), "bit {bit}");
    }
    for bit in 0..128 {
        let bytes = mailbox.get(&flipped(bit), LARGEST).unwrap();
        assert_eq!(bytes, Some(bit.to_string().into_bytes()), "bit {bit}");
    }
    assert_eq!(mailbox.get(&name(0), LARGEST), Ok(Some(b"none".to_vec())));
}

/// Makes one test of each property of [`contract`](self). The argument is an expression that
/// gives a new [`EmptyStore`] each time.
#[macro_export]
macro_rules! mailbox_contract {
    ($store:expr) => {
        $crate::mailbox_contract!($store;
            what_is_put_is_got,
            a_second_put_is_told_and_the_first_bytes_stay,
            what_was_not_put_is_absent,
            more_than_the_limit_is_refused,
            what_is_deleted_is_gone,
            every_size_comes_back,
            of_many_puts_at_once_one_is_stored,
            a_reader_never_sees_a_part,
            each_bit_of_a_name_counts,
        );
    };
    ($store:expr; $($property:ident,)+) => {
        mod contract {
            #[allow(unused_imports, reason = "the expression names what its own module names")]
            use super::*;
            $(
                #[test]
                fn $property() {
                    $crate::sync::mailbox::contract::$property(&$store);
                }
            )+
        }
    };
}
