//! Puts, gets and deletes in a folder mailbox and says what came of each, one line a call: for tests that need another
//! process, because rights and mounted file systems belong to processes.
//!
//! Arguments: the mailbox's folder, how many objects to put, and how large they are.

use rekindle_core::sync::mailbox::folder::FolderMailbox;
use rekindle_core::sync::mailbox::{Mailbox, ObjectName};
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, size] = arguments.as_slice() else {
        return Err("which folder, how many, how large?".into());
    };
    let bytes = vec![0x5a; size.parse()?];
    let mut out = std::io::stdout();
    let mailbox = FolderMailbox::open(folder)?;
    for number in 0..count.parse::<u8>()? {
        let name = ObjectName::from_bytes([number; 16]);
        let put = mailbox.put_if_absent(&name, &bytes);
        let found = mailbox.get(&name, bytes.len()).map(|found| match found {
            None => "absent",
            Some(found) if found == bytes => "whole",
            Some(_) => "a part",
        });
        let deleted = mailbox.delete(&name);
        writeln!(out, "put {put:?}, get {found:?}, delete {deleted:?}")?;
        if deleted.is_ok() {
            mailbox.put_if_absent(&name, &bytes).ok();
        }
    }
    Ok(())
}
