//! Embeds the guide's files, so that no text is ever looked for on a disk at run time.
//!
//! Written by hand rather than with a crate: it is a walk and a table, and the table groups the files by
//! language, so that adding a language is adding a folder. It must not read or judge what the files say;
//! that is done by `guide::load` and the checks, where a mistake can name its file and key.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("content");
    println!("cargo::rerun-if-changed={}", root.display());

    let mut table =
        String::from("/// What holds in every language.\npub(super) static SHARED: &[File] = &[\n");
    for path in toml_files(&root)?.iter().filter(|path| path.parent() == Some(root.as_path())) {
        push_file(&mut table, &root, path);
    }
    table.push_str(
        "];\n\n/// One entry a language folder, by tag.\npub(super) static FOLDERS: &[Folder] = &[\n",
    );
    for folder in folders(&root)? {
        let tag = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(table, "    Folder {{ tag: {tag:?}, files: &[");
        for path in toml_files(&folder)? {
            push_file(&mut table, &folder, &path);
        }
        table.push_str("    ] },\n");
    }
    table.push_str("];\n");
    fs::write(PathBuf::from(variable("OUT_DIR")?).join("content.rs"), table)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// The folders directly below `root`, in order of name.
fn folders(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Every `.toml` file below `folder`, in order of path, so that two builds give the same table.
fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn push_file(table: &mut String, base: &Path, path: &Path) {
    // Forward slashes on every system: the name is a key, not a path.
    let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let _ =
        writeln!(table, "    File {{ name: {name:?}, text: include_str!({:?}) }},", path.to_string_lossy());
}
