//! The room driven as a shell drives it, over real vaults that are closed, killed and opened again.

mod gate;
mod keeping;
mod leading;
mod locked;
mod paired;
mod phones;

use super::{BeginRequest, LogView, RunCommand, RunStep};
use crate::companion::lock::{PinRequest, UnlockRequest};
use crate::companion::{Companion, OpenRequest};
use crate::entropy::Seed;
use crate::error::Result;
use crate::here::Here;
use crate::moment::{BootId, Instant, Moment, RitualDay, ZoneOffsets};
use crate::sessions::plan::Exercise;
use crate::sessions::sensate::{CheckOut, GateAnswer, Phase};
use crate::sessions::timer::Person;
use crate::vault::{Pin, PinCost, SystemKey, Vault, VaultKey};
use chrono::TimeDelta;
use tempfile::TempDir;

const P0: Exercise = Exercise::SensateFocus(Phase::P0);
const SYSTEM: SystemKey = SystemKey::from_bytes([3; 32]);
const MINUTE: u64 = 60;

/// A phone with its clocks: the wall's, and that of its boot.
struct Phone {
    folder: TempDir,
    companion: Option<Companion>,
    opened: u8,
    instant: Instant,
    seconds: u64,
    boot: u64,
    pin: bool,
}

impl Phone {
    /// A new phone, unlocked, on its first day.
    fn new() -> Self {
        let mut phone = Self {
            folder: TempDir::new().unwrap(),
            companion: None,
            opened: 1,
            instant: "2026-11-01T18:00:00Z".parse().unwrap(),
            seconds: 1_000,
            boot: 1,
            pin: false,
        };
        phone.companion = Some(Companion::create(phone.request(), &phone.here()).unwrap());
        phone.unlock();
        phone
    }

    /// A phone that is used for three weeks, its gate passed.
    fn settled() -> Self {
        let mut phone = Self::new();
        phone.days(21);
        phone.gate(GateAnswer::None);
        phone
    }

    /// One on which the first phase is open: a starter was finished.
    fn with_a_starter() -> Self {
        let mut phone = Self::settled();
        phone.whole(Phase::P0, Some(own(0)));
        phone.days(1);
        phone
    }

    fn request(&self) -> OpenRequest {
        OpenRequest {
            directory: self.folder.path().to_path_buf(),
            key: VaultKey::from_bytes([7; 32]),
            seed: Seed::from_bytes([self.opened; 32]),
        }
    }

    fn companion(&self) -> &Companion {
        self.companion.as_ref().unwrap()
    }

    fn sessions(&self) -> super::Sessions<'_> {
        self.companion().sessions()
    }

    fn here(&self) -> Here {
        Here { now: self.instant, offsets: ZoneOffsets::fixed(3600).unwrap() }
    }

    fn now(&self) -> Moment {
        Moment { utc: self.instant, monotonic_ms: self.seconds * 1000, boot: BootId::numbered(self.boot) }
    }

    fn today(&self) -> RitualDay {
        self.here().today(crate::moment::DayStart::default())
    }

    fn wait(&mut self, seconds: u64) {
        self.instant += TimeDelta::seconds(i64::try_from(seconds).unwrap());
        self.seconds += seconds;
    }

    fn days(&mut self, days: u64) {
        self.wait(days * 86_400);
    }

    fn reboot(&mut self) {
        self.kill();
        self.boot += 1;
        self.seconds = 20;
    }

    /// The process dies and starts again; nothing was closed.
    fn kill(&mut self) {
        self.companion = None;
        self.opened += 1;
        self.companion = Some(Companion::open(self.request()).unwrap());
    }

    fn unlock(&self) {
        let pin = Pin::new("2580".to_owned()).unwrap();
        let pin = self.pin.then_some(&pin);
        let request = UnlockRequest { system_key: &SYSTEM, pin, now: self.now().stamp() };
        self.companion().unlock(request).unwrap();
    }

    fn set_pin(&mut self) {
        let (pin, system_key) = (Pin::new("2580".to_owned()).unwrap(), &SYSTEM);
        let new = Some((&pin, PinCost::MIN));
        let request = PinRequest { system_key, current: None, new, now: self.now().stamp() };
        self.companion().change_pin(request).unwrap();
        self.pin = true;
    }

    fn gate(&self, answer: GateAnswer) {
        self.sessions().answer_gate(answer, &self.here()).unwrap();
    }

    fn begin(&self, request: &BeginRequest) -> Result<RunStep> {
        self.sessions().begin(request, &self.here(), self.now())
    }

    fn command(&self, command: RunCommand) -> Result<RunStep> {
        self.sessions().command(command, self.now())
    }

    /// A session of a phase on one phone, begun and running.
    fn run(&self, phase: Phase) {
        self.begin(&BeginRequest::usual(Exercise::SensateFocus(phase))).unwrap();
        self.both_yes();
        assert_eq!(self.state(), Some("settle"));
    }

    fn both_yes(&self) {
        for person in [Person::Owner, Person::Other] {
            assert_eq!(self.command(RunCommand::Yes { person }).unwrap().refused, None);
        }
        assert_eq!(self.command(RunCommand::Begin).unwrap().refused, None);
    }

    /// A session from its beginning to its end and its check-out.
    fn whole(&mut self, phase: Phase, own: Option<CheckOut>) {
        self.run(phase);
        self.wait(60 * MINUTE);
        self.sessions().check_out(own, self.now()).unwrap();
    }

    fn state(&self) -> Option<&'static str> {
        self.sessions().status(self.now()).unwrap().map(|status| status.session.state)
    }

    fn log(&self) -> Vec<LogView> {
        self.sessions().log(self.now()).unwrap()
    }

    /// Every row of both vaults, as text; the journal as it is.
    fn rows(&self) -> Rows {
        let journal = self.companion().with_journal(|journal| Ok(all_rows(journal))).unwrap_or_default();
        Rows { daybook: all_rows(&self.companion().vault), journal }
    }
}

/// What stands in the two vaults.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rows {
    daybook: Vec<String>,
    journal: Vec<String>,
}

impl Rows {
    fn of(rows: &[String], table: &str) -> Vec<String> {
        let begins = format!("{table}|");
        rows.iter().filter(|row| row.starts_with(&begins)).cloned().collect()
    }
}

/// `table|column=value|…` for each row of each table, also of the indexes' own.
fn all_rows(vault: &Vault) -> Vec<String> {
    let _pass = crate::vault::gate::Pass::for_the_locked_phone();
    vault
        .read(|c| {
            let mut names = c.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
            let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let mut all = Vec::new();
            for name in names {
                let mut statement = c.prepare(&format!("SELECT * FROM \"{name}\""))?;
                let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let mut text = vec![name.clone()];
                    for (index, column) in columns.iter().enumerate() {
                        let value: rusqlite::types::Value = row.get(index)?;
                        text.push(format!("{column}={}", shown(&value)));
                    }
                    all.push(text.join("|"));
                }
            }
            Ok(all)
        })
        .unwrap()
}

fn shown(value: &rusqlite::types::Value) -> String {
    use rusqlite::types::Value;
    match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A check-out after a session that ran to its end, with this much pressure.
fn own(pressure: u8) -> CheckOut {
    CheckOut::new(3, pressure, false, false, true).unwrap()
}
