//! What one person does alone: the lock, the PIN, the journal.

use super::format::Action;
use super::phone::{Done, Phone};
use rekindle_bindings::{
    EntryEditRequest, EntryKind, EntryView, Here, HitView, ListRequest, LockView, RekindleError, WriteRequest,
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unlock {
    pub(crate) pin: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pin {
    pub(crate) pin: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePin {
    pub(crate) current: String,
    pub(crate) new: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Write {
    pub(crate) text: String,
    pub(crate) kind: Option<String>,
    #[serde(default)]
    pub(crate) tags: Vec<String>,
    pub(crate) practice: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EditEntry {
    pub(crate) entry: String,
    pub(crate) text: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) tags: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) entry: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    pub(crate) query: String,
}

impl Phone<'_> {
    pub(super) fn act_alone(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let (key, now) = (self.journal_key(), self.now.clone());
        let seen = match action {
            Action::Unlock(with) => match &with.pin {
                None => lock(self.app().unlock(key, now)?),
                Some(pin) => lock(self.app().unlock_with_pin(key, pin.clone(), now)?),
            },
            Action::Lock(_) => {
                self.app().lock()?;
                lock(self.app().lock_view(now)?)
            }
            Action::LockState(_) => lock(self.app().lock_view(now)?),
            Action::SetPin(with) => lock(self.app().set_pin(key, with.pin.clone(), now)?),
            Action::ChangePin(with) => {
                lock(self.app().change_pin(key, with.current.clone(), with.new.clone(), now)?)
            }
            Action::RemovePin(with) => lock(self.app().remove_pin(key, with.pin.clone(), now)?),
            Action::LeaveApp(_) => {
                self.left = Some(now.clone());
                lock(self.app().lock_view(now)?)
            }
            Action::ComeBack(_) => {
                self.come_back()?;
                lock(self.app().lock_view(now)?)
            }
            other => return self.keep_journal(other, here),
        };
        Ok(Done::seen(seen))
    }

    /// As an app does in front again: it locks what is due, and opens what has no PIN.
    fn come_back(&mut self) -> Result<(), RekindleError> {
        let (key, now) = (self.journal_key(), self.now.clone());
        if let Some(left) = self.left.take()
            && self.app().is_lock_due(left, now.clone())?
        {
            self.app().lock()?;
        }
        let view = self.app().lock_view(now.clone())?;
        if !view.unlocked && !view.pin_set {
            self.app().unlock(key, now)?;
        }
        Ok(())
    }

    fn keep_journal(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        Ok(match action {
            Action::Write(with) => {
                let request = WriteRequest {
                    kind: with.kind.as_deref().map_or(EntryKind::Free, kind),
                    text: with.text.clone(),
                    day: None,
                    tags: with.tags.clone(),
                    practice: with.practice.clone(),
                };
                let made = self.app().write_entry(request, here)?;
                Done { made: Some(made.id.clone()), seen: entry(&made) }
            }
            Action::EditEntry(with) => {
                let request = EntryEditRequest {
                    kind: with.kind.as_deref().map(kind),
                    text: with.text.clone(),
                    day: None,
                    tags: with.tags.clone(),
                    practice: None,
                };
                Done::seen(entry(&self.app().edit_entry(self.id(&with.entry), request, here)?))
            }
            Action::DeleteEntry(with) => {
                self.app().delete_entry(self.id(&with.entry))?;
                Done::seen(Value::Null)
            }
            Action::Entry(with) => Done::seen(entry(&self.app().entry(self.id(&with.entry))?)),
            Action::Entries(_) => {
                let all =
                    ListRequest { kind: None, tag: None, practice: None, day: None, after: None, limit: 500 };
                Done::seen(self.app().entries(all)?.iter().map(entry).collect())
            }
            Action::Search(with) => {
                Done::seen(self.app().search_journal(with.query.clone())?.iter().map(hit).collect())
            }
            other => return self.act_in_session(other, here),
        })
    }
}

fn kind(name: &str) -> EntryKind {
    match name {
        "free" => EntryKind::Free,
        "appreciation" => EntryKind::Appreciation,
        "concern" => EntryKind::Concern,
        "reflection" => EntryKind::Reflection,
        "letter" => EntryKind::Letter,
        other => panic!("no such kind: {other}"),
    }
}

const fn kind_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Free => "free",
        EntryKind::Appreciation => "appreciation",
        EntryKind::Concern => "concern",
        EntryKind::Reflection => "reflection",
        EntryKind::Letter => "letter",
    }
}

fn lock(view: LockView) -> Value {
    json!({"unlocked": view.unlocked, "pin_set": view.pin_set, "wait_seconds": view.wait_seconds})
}

fn entry(view: &EntryView) -> Value {
    json!({
        "entry": view.id,
        "kind": kind_name(view.kind),
        "day": view.day,
        "practice": view.practice,
        "tags": view.tags,
        "text": view.text,
    })
}

fn hit(view: &HitView) -> Value {
    let letters: Vec<char> = view.snippet.text.chars().collect();
    let found = view.snippet.marked.iter().map(|piece| {
        let range = piece.from as usize..piece.to as usize;
        letters[range].iter().collect::<String>()
    });
    json!({
        "entry": view.id,
        "kind": kind_name(view.kind),
        "day": view.day,
        "text": view.snippet.text,
        "found": found.collect::<Vec<_>>(),
    })
}
