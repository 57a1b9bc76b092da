//! A story: its phones, and what is between them: the names it gave, a folder as mailbox, the numbers people see.

use super::format::{Scenario, Step};
use super::phone::Phone;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use tempfile::TempDir;

pub(crate) struct Story<'a> {
    scenario: &'a Scenario,
    phones: BTreeMap<&'a str, Phone<'a>>,
    shared: Rc<Shared>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(scenario: &'a Scenario) -> Self {
        Self { scenario, phones: BTreeMap::new(), shared: Rc::new(Shared::new()) }
    }

    /// Takes one step on its phone and compares what is seen with what is expected.
    pub(crate) fn take(&mut self, step: &'a Step) -> Result<(), String> {
        let (scenario, shared) = (self.scenario, Rc::clone(&self.shared));
        let phone =
            self.phones.entry(&step.phone).or_insert_with(|| Phone::new(&step.phone, scenario, shared));
        phone.take(step)
    }
}

/// What the phones of a story have in common.
pub(crate) struct Shared {
    folder: TempDir,
    names: RefCell<BTreeMap<String, String>>,
    numbers: RefCell<BTreeMap<String, String>>,
}

impl Shared {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(folder.path().join("mailbox")).unwrap();
        Self { folder, names: RefCell::default(), numbers: RefCell::default() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that all phones reach, as a person would write it down.
    pub(crate) fn mailbox(&self) -> String {
        self.folder.path().join("mailbox").to_string_lossy().into_owned()
    }

    pub(crate) fn save(&self, name: &str, value: String) {
        self.names.borrow_mut().insert(name.to_owned(), value);
    }

    /// What was saved under a name. A name that was not saved stands for itself.
    pub(crate) fn saved(&self, name: &str) -> String {
        self.names.borrow().get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// What is seen, with the saved names in place of ids.
    pub(crate) fn with_names(&self, seen: Value) -> Value {
        match seen {
            Value::String(text) => {
                let names = self.names.borrow();
                let name = names.iter().find(|(_, id)| **id == text).map(|(name, _)| name.clone());
                Value::String(name.unwrap_or(text))
            }
            Value::Array(all) => all.into_iter().map(|one| self.with_names(one)).collect(),
            Value::Object(all) => all.into_iter().map(|(key, one)| (key, self.with_names(one))).collect(),
            other => other,
        }
    }

    /// Keeps a file that is handed over; its path.
    pub(crate) fn put_file(&self, bytes: &[u8]) -> String {
        let number = std::fs::read_dir(self.folder.path()).unwrap().count();
        let file = self.folder.path().join(format!("{number}.parcel"));
        std::fs::write(&file, bytes).unwrap();
        file.to_string_lossy().into_owned()
    }

    /// A phone shows a number to compare.
    pub(crate) fn show_number(&self, phone: &str, number: String) {
        self.numbers.borrow_mut().insert(phone.to_owned(), number);
    }

    /// Whether two phones show the same number.
    pub(crate) fn same_number(&self, one: &str, other: &str) -> bool {
        let numbers = self.numbers.borrow();
        numbers.get(one).is_some_and(|number| numbers.get(other) == Some(number))
    }
}
