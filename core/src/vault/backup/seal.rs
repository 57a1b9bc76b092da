//! The seal of a backup: the `age` format, by a passphrase.
//!
//! Everything else here takes an [`age::Recipient`] and would take a printed recovery key's as well. `age` draws the
//! randomness of a file itself and, when a passphrase is given, times this machine; the outcome of that
//! timing is always overridden here, so nothing depends on a clock.

use super::BackupError;
use age::secrecy::SecretString;
use age::stream::StreamWriter;
use age::{DecryptError, Decryptor, EncryptError, Encryptor};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use zeroize::Zeroizing;

/// How every `age` file begins.
const MAGIC: &[u8] = b"age-encryption.org/";
/// How the version of the format that we write begins.
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
/// How one begins that was turned into text.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// Longest header that is looked at: one sealed by a passphrase has about 200 bytes.
const MAX_HEADER_BYTES: u64 = 16 << 10;

/// The words that open a backup. Wiped from memory when dropped, never printed.
///
/// They are taken byte for byte, as the `age` program takes them: shells hand in what was typed, without the
/// line's end.
pub struct Passphrase(SecretString);

impl Passphrase {
    /// The passphrase with these characters.
    ///
    /// # Errors
    /// When there are none.
    pub fn new(text: String) -> Result<Self, BackupError> {
        let text = Zeroizing::new(text);
        if text.is_empty() {
            return Err(BackupError::EmptyPassphrase);
        }
        Ok(Self(SecretString::from(text.as_str())))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// How much work a guess at the passphrase costs: 2^n steps of scrypt, each 1 KiB of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// The most that is spent on opening a file: 1 GiB of memory, some seconds. More would be a way to
    /// make a phone kill the app.
    pub const MAX: Self = Self(20);
    /// The least, for tests only.
    pub const MIN: Self = Self(1);

    /// 2^`log_n` steps, held between [`Self::MIN`] and [`Self::MAX`].
    pub fn new(log_n: u8) -> Self {
        Self(log_n.clamp(Self::MIN.0, Self::MAX.0))
    }
}

impl Default for WorkFactor {
    /// What the `age` program uses: 256 MiB and about a second, on phones too.
    fn default() -> Self {
        Self(18)
    }
}

/// The lock that a passphrase is.
pub(super) fn lock(passphrase: &Passphrase, work: WorkFactor) -> age::scrypt::Recipient {
    let mut recipient = age::scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work.0);
    recipient
}

/// A writer whose content is sealed into `out`. It must be finished, or the file counts as cut short.
pub(super) fn sealed<W: Write>(lock: &dyn age::Recipient, out: W) -> Result<StreamWriter<W>, BackupError> {
    let encryptor = Encryptor::with_recipients(std::iter::once(lock)).map_err(|error| match error {
        EncryptError::Io(error) => BackupError::from(error),
        _ => BackupError::Vault(io::Error::from(io::ErrorKind::InvalidInput).into()),
    })?;
    Ok(encryptor.wrap_output(out)?)
}

/// The content of a sealed file.
pub(super) fn unsealed(mut file: File, passphrase: &Passphrase) -> Result<impl BufRead, BackupError> {
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(MAX_HEADER_BYTES).read_to_end(&mut head)?;
    refuse_others(&head)?;
    file.rewind()?;
    let mut identity = age::scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(WorkFactor::MAX.0);
    let decryptor = Decryptor::new_buffered(BufReader::new(file)).map_err(name_failure)?;
    let plain = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(name_failure)?;
    Ok(BufReader::new(plain))
}

/// Says what a file is that cannot be a backup, before any work is spent on it.
fn refuse_others(head: &[u8]) -> Result<(), BackupError> {
    if head.starts_with(ARMOR) {
        return Err(BackupError::NotABackup { reason: "it was turned into text; turn it back first" });
    }
    if !head.starts_with(MAGIC) {
        let cut = !head.is_empty() && MAGIC.starts_with(head);
        return Err(if cut {
            BackupError::Damaged { reason: "it is cut short" }
        } else {
            BackupError::NotABackup { reason: "it is no age file" }
        });
    }
    // The parser reads on until a header ends: only one that ends within the limit is handed to it whole.
    let header = Decryptor::new_buffered(head).map_err(|error| match error {
        // Said of every header that does not parse, also of a known version.
        DecryptError::UnknownFormat if head.starts_with(FIRST_LINE) => {
            BackupError::Damaged { reason: "its header cannot be read" }
        }
        other => name_failure(other),
    })?;
    if header.is_scrypt() {
        Ok(())
    } else {
        Err(BackupError::NotABackup { reason: "it is sealed for a key, not by a passphrase" })
    }
}

fn name_failure(error: DecryptError) -> BackupError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            BackupError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => BackupError::TooMuchWork,
        DecryptError::InvalidMac => BackupError::Damaged { reason: "its header was changed" },
        DecryptError::InvalidHeader => BackupError::Damaged { reason: "its header cannot be read" },
        DecryptError::UnknownFormat => BackupError::NotABackup { reason: "its version of age is unknown" },
        DecryptError::Io(error) => match error.kind() {
            io::ErrorKind::UnexpectedEof => BackupError::Damaged { reason: "it is cut short" },
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                BackupError::Damaged { reason: "its header cannot be read" }
            }
            _ => error.into(),
        },
        // A way to seal that no passphrase opens.
        _ => BackupError::NotABackup { reason: "it is sealed in another way" },
    }
}
