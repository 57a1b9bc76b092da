//! Which vaults there are: the name of each file and the steps that make its schema.
//!
//! A new vault is a new constant here and a folder of SQL files; nothing else knows a file's name.

use super::migrate::Migration;

/// One kind of vault.
#[derive(Debug)]
pub(crate) struct VaultKind {
    /// The file's name without its ending.
    pub(crate) stem: &'static str,
    /// `PRAGMA application_id`, so that one vault is never taken for another.
    pub(crate) application_id: i32,
    /// The steps of its schema, from version 1 on, without gaps.
    pub(crate) migrations: &'static [Migration],
    /// Tables that a backup leaves out: projections, and what only this phone's system knows.
    pub(crate) not_in_backup: &'static [&'static str],
}

impl VaultKind {
    /// The database's file name.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.sqlite", self.stem)
    }

    /// The schema this build knows.
    pub(crate) fn latest_version(&self) -> u32 {
        self.migrations.last().map_or(0, |migration| migration.version)
    }
}

/// What reminders and their actions need before anything is unlocked. The id is `RkDb` in ASCII.
pub(crate) const DAYBOOK: VaultKind = VaultKind {
    stem: "daybook",
    application_id: 0x526b_4462,
    migrations: &[
        Migration { version: 1, sql: include_str!("schema/daybook/0001.sql") },
        Migration { version: 2, sql: include_str!("schema/daybook/0002.sql") },
        Migration { version: 3, sql: include_str!("schema/daybook/0003.sql") },
    ],
    not_in_backup: &[
        // Projections.
        "shared_mark",
        "taken_back",
        "agreed_ritual",
        "own_month",
        "couple_month",
        // What only this phone's system knows.
        "rung",
        "unarmed",
        // Counts on the clock of one run of this phone's system.
        "session_timer",
        // Keys, and what follows from them: a restored backup has history but no right to send.
        "pairing",
        "link",
        "link_device",
        "outbox",
        "finding",
        "farewell",
    ],
};

/// What opens only while the app is unlocked. The id is `RkJn` in ASCII.
pub(crate) const JOURNAL: VaultKind = VaultKind {
    stem: "journal",
    application_id: 0x526b_4a6e,
    migrations: &[Migration { version: 1, sql: include_str!("schema/journal/0001.sql") }],
    not_in_backup: &[
        // Projections, and the tables in which SQLite keeps the indexes.
        "entry_folded",
        "entry_words",
        "entry_words_data",
        "entry_words_idx",
        "entry_words_config",
        "entry_parts",
        "entry_parts_data",
        "entry_parts_idx",
        "entry_parts_config",
    ],
};
