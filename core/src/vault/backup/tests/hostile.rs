//! Files that are cut, changed, of another kind or made to hurt: each is refused with its reason and makes nothing.

use super::*;

/// A change to the lines of a good backup.
type Change<'a> = Box<dyn Fn(&mut Vec<String>) + 'a>;

#[test]
fn a_file_cut_anywhere_or_changed_anywhere_makes_nothing() {
    let (dir, vault) = daybook_with(400);
    let file = dir.path().join("backup.age");
    back_up(&vault, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    // Two chunks of the seal, so that a cut between them is among the cuts.
    assert!(whole.len() > 65_536 + 200, "{}", whole.len());
    let header = whole.windows(5).position(|bytes| bytes == b"\n--- ").unwrap();
    let ends = (0..=header + 80)
        .step_by(5)
        .chain([1000, 65_000])
        .chain((header + 65_500..header + 65_700).step_by(23));
    for end in ends.chain([whole.len() - 17, whole.len() - 1]) {
        fs::write(&file, &whole[..end]).unwrap();
        let place = tempfile::tempdir().unwrap();
        let failed = restore_file(&file, "correct horse", place.path());
        let expected = if end == 0 {
            matches!(failed, Err(BackupError::NotABackup { .. }))
        } else {
            matches!(failed, Err(BackupError::Damaged { .. }))
        };
        assert!(expected, "cut at {end}: {failed:?}");
        assert!(contents(place.path()).is_empty(), "cut at {end}");
    }
    for at in (0..whole.len()).step_by(2999).chain((0..header + 80).step_by(3)) {
        let mut changed = whole.clone();
        changed[at] ^= 0x01;
        fs::write(&file, &changed).unwrap();
        let place = tempfile::tempdir().unwrap();
        let failed = restore_file(&file, "correct horse", place.path());
        let named = match failed {
            // In the sealed key a change cannot be told from a wrong passphrase, nor in the factor from work.
            Err(BackupError::WrongPassphrase | BackupError::TooMuchWork | BackupError::NotABackup { .. }) => {
                at <= header
            }
            Err(BackupError::Damaged { .. }) => true,
            _ => false,
        };
        assert!(named, "changed at {at} of {header}: {failed:?}");
        assert!(contents(place.path()).is_empty(), "changed at {at}");
    }
}

#[test]
fn what_is_no_backup_is_called_so() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    let home = place.path().join("home");
    let sealed_text = |text: &str| {
        let mut out = Vec::new();
        let mut writer = seal::sealed(&seal::lock(&words("x"), QUICK), &mut out).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        writer.finish().unwrap();
        out
    };
    let to_key = {
        let recipient = age::x25519::Identity::generate().to_public();
        let mut out = Vec::new();
        seal::sealed(&recipient, &mut out).unwrap().finish().unwrap();
        out
    };
    let cases: [(&str, Vec<u8>); 8] = [
        ("empty", Vec::new()),
        ("letter", b"Dear diary".to_vec()),
        ("zip", b"PK\x03\x04".repeat(100)),
        ("armor", b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n".to_vec()),
        ("for a key", to_key),
        ("sealed letter", sealed_text("Dear diary\n")),
        ("sealed nothing", sealed_text("")),
        ("sealed json", sealed_text("{\"format\":\"other\",\"format_version\":1}\n")),
    ];
    for (name, bytes) in cases {
        fs::write(&file, bytes).unwrap();
        let failed = restore_file(&file, "x", &home);
        assert!(matches!(failed, Err(BackupError::NotABackup { .. })), "{name}: {failed:?}");
        assert!(!home.exists(), "{name}");
    }
    fs::remove_file(&file).unwrap();
    assert!(matches!(restore_file(&file, "x", &home), Err(BackupError::NoFile)));
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    let (_dir, vault) = daybook_with(0);
    back_up(&vault, &file).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let line_end = bytes.windows(3).position(|bytes| bytes == b" 1\n").unwrap();
    bytes.splice(line_end..line_end + 3, *b" 25\n");
    fs::write(&file, bytes).unwrap();
    let failed = restore_file(&file, "correct horse", &place.path().join("home"));
    assert!(matches!(failed, Err(BackupError::TooMuchWork)), "{failed:?}");
}

/// The fuzz target feeds the same function with anything at all.
#[test]
fn lines_that_were_tampered_with_are_refused_with_the_reason() {
    let (_dir, vault) = full_daybook();
    let lines = all_lines(&vault);
    let line_of = |table: &str| {
        lines.iter().position(|line| line.starts_with(&format!(r#"{{"table":"{table}""#))).unwrap()
    };
    let swap = |line: usize, from: &'static str, to: &'static str| -> Change<'static> {
        Box::new(move |lines| {
            assert!(lines[line].contains(from), "{}", lines[line]);
            lines[line] = lines[line].replace(from, to);
        })
    };
    let setting = line_of("setting");
    let unfit: [(&str, Change<'_>); 14] = [
        ("an unknown table", swap(setting, r#""table":"setting""#, r#""table":"sqlite_schema""#)),
        ("a projection", swap(setting, r#""table":"setting""#, r#""table":"own_month""#)),
        ("an unknown column", swap(setting, r#""key""#, r#""kee":1,"key""#)),
        ("a missing column", swap(setting, r#""key":"day-start","#, "")),
        ("a number for a text", swap(setting, r#""4""#, "4")),
        ("a fraction for a number", swap(line_of("ritual"), r#""position":0"#, r#""position":0.5"#)),
        ("capitals in bytes", swap(line_of("private_mark"), "33333333", "ABABABAB")),
        ("a value that the schema refuses", swap(line_of("ritual"), r#""kind":"each""#, r#""kind":"all""#)),
        ("a row that names none", swap(line_of("private_mark"), "ffffffff", "fffffffe")),
        ("not json", swap(setting, "{", "")),
        ("something beside the row", swap(setting, r#"{"table""#, r#"{"more":1,"table""#)),
        ("the same row twice", Box::new(|lines| lines.push(lines[setting].clone()))),
        ("an empty line", Box::new(|lines| lines.push(String::new()))),
        ("a line too long", Box::new(|lines| lines.push("x".repeat(lines::MAX_LINE_BYTES + 1)))),
    ];
    for (name, change) in unfit {
        // With a digest that fits, as somebody who has the passphrase would write it.
        let mut changed = lines.clone();
        change(&mut changed);
        write_digest(&mut changed);
        let place = tempfile::tempdir().unwrap();
        let failed = restore_lines(&changed, place.path());
        assert!(matches!(failed, Err(BackupError::Unfit { .. })), "{name}: {failed:?}");
        assert!(contents(place.path()).is_empty(), "{name}");
    }
    let damaged: [(&str, Change<'_>); 3] = [
        ("a row less", Box::new(|lines| drop(lines.remove(setting)))),
        ("a value changed", swap(setting, r#""4""#, r#""5""#)),
        ("only the manifest", Box::new(|lines| lines.truncate(1))),
    ];
    let no_set: Change<'_> = Box::new(|lines| {
        for (table, rows) in [("fact_set", 1), ("fact", 2)] {
            lines.retain(|line| !line.starts_with(&format!(r#"{{"table":"{table}""#)));
            lines[0] = lines[0].replace(&format!(r#""{table}":{rows}"#), &format!(r#""{table}":0"#));
        }
        write_digest(lines);
    });
    for (name, change) in damaged.into_iter().chain([("no set of facts", no_set)]) {
        let mut changed = lines.clone();
        change(&mut changed);
        let place = tempfile::tempdir().unwrap();
        let failed = restore_lines(&changed, place.path());
        assert!(matches!(failed, Err(BackupError::Damaged { .. })), "{name}: {failed:?}");
        assert!(contents(place.path()).is_empty(), "{name}");
    }
    // The unchanged lines are good, so each refusal above is about its change.
    restore_lines(&lines, tempfile::tempdir().unwrap().path()).unwrap();
}

#[test]
fn a_manifest_of_another_time_or_vault_is_refused_with_the_reason() {
    let (_dir, vault) = full_daybook();
    let lines = all_lines(&vault);
    let with = |from: &str, to: &str| {
        let mut changed = lines.clone();
        assert!(changed[0].contains(from), "{}", changed[0]);
        changed[0] = changed[0].replace(from, to);
        restore_lines(&changed, tempfile::tempdir().unwrap().path()).unwrap_err()
    };
    let schema = DAYBOOK.latest_version();
    let now = format!(r#""schema_version":{schema}"#);
    let newer = format!(r#""schema_version":{}"#, schema + 1);
    assert!(matches!(with(&now, &newer), BackupError::Vault(VaultError::NewerSchema { .. })));
    assert!(matches!(with(&now, r#""schema_version":0"#), BackupError::Unfit { line: 1, .. }));
    assert!(matches!(
        with(r#""format_version":1"#, r#""format_version":3"#),
        BackupError::NewerFormat { found: 3, known: 2 }
    ));
    assert!(matches!(with(r#""vault":"daybook""#, r#""vault":"journal""#), BackupError::NotABackup { .. }));
    assert!(matches!(with(r#""setting":1"#, r#""setting":4000000"#), BackupError::Damaged { .. }));
    assert!(matches!(with(r#""setting":1"#, r#""setting":9000000"#), BackupError::Unfit { line: 1, .. }));
    assert!(matches!(with(r#""setting":1"#, r#""settings":1"#), BackupError::Unfit { line: 1, .. }));
    assert!(matches!(with(r#""made_on":"2026-11-22","#, ""), BackupError::Unfit { line: 1, .. }));
}
