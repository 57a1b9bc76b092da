//! Damaged files: each is called damaged, none is changed, and what a good page holds is still there.

use super::*;
use std::fs;

const PAGE: usize = 4096;

fn closed_daybook(rituals: u16) -> tempfile::TempDir {
    let (dir, vault) = daybook_with(rituals);
    vault.close().unwrap();
    dir
}

fn damage(dir: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let file = database(dir);
    let mut bytes = fs::read(&file).unwrap();
    change(&mut bytes);
    fs::write(&file, bytes).unwrap();
}

/// Opens, reads everything and examines; the first error, or none.
fn use_all(dir: &Path) -> Result<(), VaultError> {
    let vault = Vault::open(dir, &key(1))?;
    names(&vault)?;
    vault.check_integrity()
}

#[test]
fn a_damaged_file_is_called_damaged_and_left_as_it_is() {
    type Case = (&'static str, fn(&mut Vec<u8>));
    let cases: [Case; 9] = [
        ("empty", Vec::clear),
        ("one byte", |bytes| bytes.truncate(1)),
        ("half a page", |bytes| bytes.truncate(PAGE / 2)),
        ("not a database", |bytes| *bytes = b"hello, this is a letter\n".repeat(400)),
        ("salt changed", |bytes| bytes[3] ^= 1),
        ("first page changed", |bytes| bytes[100] ^= 1),
        ("first page's seal changed", |bytes| bytes[PAGE - 1] ^= 0x80),
        ("first page zeroed", |bytes| bytes[..PAGE].fill(0)),
        ("plain database", |bytes| *bytes = plain_database()),
    ];
    for (name, change) in cases {
        let dir = closed_daybook(50);
        damage(dir.path(), change);
        let before = contents(dir.path());
        let opened = Vault::open(dir.path(), &key(1));
        assert!(matches!(opened, Err(VaultError::Damaged { .. })), "{name}: {opened:?}");
        assert_eq!(contents(dir.path()), before, "{name}");
        // A wrong key is still told apart, but where nothing is left to try a key on.
        let opened = Vault::open(dir.path(), &key(2));
        let too_short = fs::metadata(database(dir.path())).unwrap().len() < PAGE as u64;
        let expected = if too_short {
            matches!(opened, Err(VaultError::Damaged { .. }))
        } else {
            matches!(opened, Err(VaultError::WrongKey))
        };
        assert!(expected, "{name}, other key: {opened:?}");
    }
}

fn plain_database() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("plain");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").unwrap();
    connection.close().unwrap();
    fs::read(file).unwrap()
}

#[test]
fn one_changed_bit_on_any_page_is_found() {
    let dir = closed_daybook(2000);
    let pages = fs::read(database(dir.path())).unwrap().len() / PAGE;
    assert!(pages > 20, "{pages}");
    for page in 0..pages {
        damage(dir.path(), |bytes| bytes[page * PAGE + 777] ^= 4);
        let found = use_all(dir.path());
        assert!(matches!(found, Err(VaultError::Damaged { .. })), "page {page}: {found:?}");
        damage(dir.path(), |bytes| bytes[page * PAGE + 777] ^= 4);
    }
    use_all(dir.path()).unwrap();
}

#[test]
fn a_file_cut_at_any_page_is_found() {
    let dir = closed_daybook(2000);
    let whole = fs::read(database(dir.path())).unwrap();
    for pages in 1..whole.len() / PAGE {
        for extra in [0, 100] {
            damage(dir.path(), |bytes| {
                *bytes = whole.clone();
                bytes.truncate(pages * PAGE + extra);
            });
            let found = use_all(dir.path());
            assert!(matches!(found, Err(VaultError::Damaged { .. })), "{pages} pages + {extra}: {found:?}");
        }
    }
}

#[test]
fn a_damaged_page_deep_inside_does_not_take_the_good_ones_with_it() {
    let dir = closed_daybook(2000);
    let pages = fs::read(database(dir.path())).unwrap().len() / PAGE;
    damage(dir.path(), |bytes| bytes[(pages - 2) * PAGE + 9] ^= 1);
    let vault = Vault::open(dir.path(), &key(1)).unwrap();
    let settings: i64 =
        vault.read(|c| Ok(c.query_row("SELECT count(*) FROM setting", [], |row| row.get(0))?)).unwrap();
    assert_eq!(settings, 0);
    assert!(matches!(vault.check_integrity(), Err(VaultError::Damaged { .. })));
}
