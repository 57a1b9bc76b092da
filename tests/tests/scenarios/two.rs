//! What two phones of a scenario do with each other: pairing, agreeing, exchanging, leaving.

use super::format::{Action, Schedule};
use super::phone::{Done, Phone, schedule};
use super::seen_for_two as seen;
use rekindle_bindings::{
    BackupRequest, FirstDayOfWeek, Here, LeaveWay, NumberView, ProposeRequest, Rekindle, RekindleError,
    ScheduleChoice, ShareLevel, Shareable, SharedHistory,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// Opens the backups of scenarios.
const PASSPHRASE: &str = "a scenario's passphrase";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Only so many characters of it arrive.
    pub(crate) first: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Compare {
    pub(crate) with: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Propose {
    pub(crate) ritual: Option<String>,
    pub(crate) practice: Option<String>,
    pub(crate) schedule: Option<Schedule>,
    pub(crate) goal: Option<u8>,
    pub(crate) week_start: Option<String>,
    pub(crate) instead_of: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) proposal: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Share {
    pub(crate) what: String,
    pub(crate) level: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PauseBoth {
    pub(crate) from: Option<String>,
    pub(crate) until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leave {
    pub(crate) way: String,
    pub(crate) words: Option<String>,
    pub(crate) history: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParcelIn {
    pub(crate) parcel: String,
    /// Only so many of its bytes arrive.
    pub(crate) first: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Restore {
    pub(crate) from: String,
}

impl Phone<'_> {
    pub(super) fn act_for_two(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let language = self.language.to_owned();
        let made = match action {
            Action::Invite(_) => {
                let code = self.app().invite(here)?;
                Done { made: Some(code.code), seen: json!({"relink": code.is_relink}) }
            }
            Action::Relink(_) => {
                let code = self.app().relink(here)?;
                Done { made: Some(code.code), seen: json!({"relink": code.is_relink}) }
            }
            Action::Join(with) => {
                let reply = self.app().join(self.text(with), here)?;
                Done { made: Some(reply.reply), seen: json!({"relink": reply.is_relink}) }
            }
            Action::Confirm(with) => self.number(self.app().confirm(self.text(with), here)?),
            Action::Finish(with) => self.number(self.app().finish(self.text(with))?),
            Action::Compare(with) => {
                Done::seen(json!({"equal": self.shared.same_number(self.name, &with.with)}))
            }
            Action::Accept(_) => {
                self.app().accept_pairing(here.clone())?;
                self.couple(here)?
            }
            Action::Cancel(_) => {
                self.app().cancel_pairing()?;
                self.couple(here)?
            }
            Action::Couple(_) => self.couple(here)?,
            Action::CoupleWeek(_) => {
                let week = self.app().couple_week(here)?;
                Done::seen(week.as_ref().map_or(Value::Null, super::seen::streak))
            }
            Action::Propose(with) => {
                let instead_of = with.instead_of.as_deref().map(|name| self.shared.saved(name));
                let made = self.app().propose(self.proposed(with), instead_of, here, language)?;
                Done { made: Some(made.id.clone()), seen: seen::proposal(&made) }
            }
            Action::AcceptProposal(with) => {
                self.app().accept_proposal(self.shared.saved(&with.proposal), here.clone())?;
                self.couple(here)?
            }
            Action::Share(with) => {
                Done::seen(seen::share(self.app().share(shareable(&with.what), level(&with.level))?))
            }
            Action::PauseBoth(with) => {
                self.app().pause_both(with.from.clone(), with.until.clone(), here.clone())?;
                self.couple(here)?
            }
            Action::ResumeBoth(_) => {
                self.app().resume_both(here.clone())?;
                self.couple(here)?
            }
            Action::Leave(with) => {
                Done::seen(json!({"cleared": self.app().leave(leave_way(with), here)?.is_cleared}))
            }
            _ => return self.carry(action, here),
        };
        Ok(made)
    }

    /// What travels: exchanges, parcels, backups.
    fn carry(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let language = self.language.to_owned();
        Ok(match action {
            Action::Mailbox(_) => {
                self.app().set_mailbox(Some(self.shared.mailbox()))?;
                Done::seen(Value::Null)
            }
            Action::Exchange(_) => Done::seen(seen::exchange(&self.app().exchange_now(here, language)?)),
            Action::ExchangeInWindow(_) => {
                let seen = self.app().exchange_in_window(here, language)?;
                Done::seen(seen.as_ref().map_or(Value::Null, seen::exchange))
            }
            Action::ParcelOut(_) => {
                let parcel = self.app().parcel_out()?;
                let file = self.shared.put_file(&parcel.bytes);
                Done { made: Some(file), seen: json!({"facts": parcel.facts, "more": parcel.has_more}) }
            }
            Action::ParcelIn(with) => {
                let mut bytes = std::fs::read(self.shared.saved(&with.parcel)).unwrap();
                bytes.truncate(with.first.unwrap_or(usize::MAX));
                Done::seen(seen::parcel_in(&self.app().parcel_in(bytes, language)?))
            }
            Action::BackUp(_) => {
                let file = self.shared.folder().join(format!("{}.age", self.name));
                let file = file.to_string_lossy().into_owned();
                let request = BackupRequest {
                    file: file.clone(),
                    passphrase: PASSPHRASE.to_owned(),
                    replace: true,
                    app_version: "scenario".to_owned(),
                };
                self.app().back_up(request, here)?;
                Done { made: Some(file), seen: Value::Null }
            }
            Action::Restore(with) => {
                let (directory, key, seed) = self.opening();
                let file = self.shared.saved(&with.from);
                let (words, system_key) = (PASSPHRASE.to_owned(), self.journal_key());
                self.app = Some(Rekindle::restore(file, words, directory, key, system_key, seed)?);
                Done::seen(Value::Null)
            }
            _ => return self.act_alone(action, here),
        })
    }

    fn couple(&self, here: Here) -> Result<Done, RekindleError> {
        Ok(Done::seen(seen::couple(&self.app().couple(here, self.language.to_owned())?)))
    }

    /// The number is shown; what reveals it can be handed over.
    fn number(&self, view: NumberView) -> Done {
        self.shared.show_number(self.name, view.number);
        Done { made: view.reveal, seen: json!({"relink": view.is_relink}) }
    }

    pub(super) fn text(&self, with: &Text) -> String {
        self.shared.saved(&with.text).chars().take(with.first.unwrap_or(usize::MAX)).collect()
    }

    fn proposed(&self, with: &Propose) -> ProposeRequest {
        match with {
            Propose { ritual: Some(name), .. } => ProposeRequest::Ritual { ritual: self.id(name) },
            Propose { practice: Some(practice), schedule: at, .. } => ProposeRequest::Practice {
                practice: practice.clone(),
                name: None,
                schedule: at.as_ref().map_or(ScheduleChoice::Suggested, schedule),
            },
            Propose { goal: Some(days), .. } => ProposeRequest::Goal { days: *days },
            Propose { week_start: Some(day), .. } => ProposeRequest::WeekStart {
                day: match day.as_str() {
                    "monday" => FirstDayOfWeek::Monday,
                    "sunday" => FirstDayOfWeek::Sunday,
                    "saturday" => FirstDayOfWeek::Saturday,
                    other => panic!("no such first day: {other}"),
                },
            },
            _ => panic!("nothing is proposed"),
        }
    }
}

fn shareable(name: &str) -> Shareable {
    match name {
        "marks" => Shareable::Marks,
        "appreciations" => Shareable::Appreciations,
        "invitations" => Shareable::Invitations,
        "tasks" => Shareable::Tasks,
        "agreements" => Shareable::Agreements,
        other => panic!("no such kind: {other}"),
    }
}

fn level(name: &str) -> ShareLevel {
    match name {
        "off" => ShareLevel::Off,
        "days" => ShareLevel::Days,
        "on" => ShareLevel::On,
        other => panic!("no such level: {other}"),
    }
}

fn leave_way(with: &Leave) -> LeaveWay {
    let history = match with.history.as_deref() {
        None | Some("keep") => SharedHistory::Keep,
        Some("delete") => SharedHistory::Delete,
        Some(other) => panic!("no such history: {other}"),
    };
    match with.way.as_str() {
        "quiet_pause" => LeaveWay::QuietPause,
        "silently" => LeaveWay::Silently { history },
        "with_words" => LeaveWay::WithWords { words: with.words.clone().unwrap_or_default(), history },
        other => panic!("no such way: {other}"),
    }
}
