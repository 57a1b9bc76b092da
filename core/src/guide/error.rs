//! What can be wrong with the guide's files. Every variant names the file, and the key where there is one,
//! because the one who reads it is about to open that file.

/// A mistake in a file of the guide.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is not TOML, or a key is missing, unknown or of the wrong kind.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file, below `core/content`.
        file: String,
        /// What is wrong, with its line.
        reason: String,
    },
    /// A file that every language must have is not there.
    #[error("{file}: there is no such file")]
    MissingFile {
        /// The file, below `core/content`.
        file: String,
    },
    /// Two things have the same name.
    #[error("{file}: `{key}` stands twice")]
    Repeated {
        /// The file, below `core/content`.
        file: String,
        /// The name.
        key: String,
    },
    /// Something is named that does not exist.
    #[error("{file}: `{key}` names `{target}`, which does not exist")]
    Dangling {
        /// The file, below `core/content`.
        file: String,
        /// Where it is named.
        key: String,
        /// What is named.
        target: String,
    },
    /// A value that is outside what is allowed.
    #[error("{file}: `{key}`: {reason}")]
    Refused {
        /// The file, below `core/content`.
        file: String,
        /// The key.
        key: String,
        /// What is allowed.
        reason: String,
    },
}
