//! The guide's files as they were when this was built: a table of names and texts made by `build.rs`.
//!
//! It must not parse anything.

/// One file of the guide.
#[derive(Debug, Clone, Copy)]
pub(super) struct File {
    /// Its path below the language's folder, or below `core/content` for what holds in every language.
    pub(super) name: &'static str,
    /// What it says.
    pub(super) text: &'static str,
}

/// The files of one language.
#[derive(Debug)]
pub(super) struct Folder {
    /// The language's tag, which is the folder's name.
    pub(super) tag: &'static str,
    /// Its files, in order of name.
    pub(super) files: &'static [File],
}

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The files of the language with this tag; none when there is no such folder.
pub(super) fn files_of(tag: &str) -> &'static [File] {
    FOLDERS.iter().find(|folder| folder.tag == tag).map_or(&[], |folder| folder.files)
}
