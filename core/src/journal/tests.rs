//! The room driven as a shell drives it, over real vaults.

mod composing;
mod deleting;
mod finding;

use super::entry::{EntryEditRequest, EntryKind, EntryView, ListRequest, WriteRequest};
use crate::companion::lock::UnlockRequest;
use crate::companion::{Companion, OpenRequest};
use crate::entropy::Seed;
use crate::here::Here;
use crate::moment::{BootId, Stamp, ZoneOffsets};
use crate::vault::{SystemKey, VaultKey};
use tempfile::TempDir;

struct Home {
    _folder: TempDir,
    companion: Companion,
}

fn here() -> Here {
    Here { now: "2026-11-22T12:00:00Z".parse().unwrap(), offsets: ZoneOffsets::fixed(3600).unwrap() }
}

fn home() -> Home {
    let folder = TempDir::new().unwrap();
    let request = OpenRequest {
        directory: folder.path().to_path_buf(),
        key: VaultKey::from_bytes([7; 32]),
        seed: Seed::from_bytes([1; 32]),
    };
    let companion = Companion::create(request, &here()).unwrap();
    let now = Stamp { ms: 0, boot: BootId::numbered(1) };
    let system_key = &SystemKey::from_bytes([3; 32]);
    companion.unlock(UnlockRequest { system_key, pin: None, now }).unwrap();
    Home { _folder: folder, companion }
}

fn text(text: &str) -> WriteRequest {
    WriteRequest { text: text.to_owned(), ..WriteRequest::default() }
}

fn on(day: &str, words: &str) -> WriteRequest {
    WriteRequest { day: Some(day.parse().unwrap()), ..text(words) }
}

impl Home {
    fn write(&self, request: &WriteRequest) -> EntryView {
        self.companion.journal().write(request, &here()).unwrap()
    }

    fn listed(&self, request: &ListRequest) -> Vec<String> {
        self.companion.journal().list(request).unwrap().into_iter().map(|entry| entry.text).collect()
    }

    fn refused(&self, request: &WriteRequest) -> &'static str {
        self.companion.journal().write(request, &here()).unwrap_err().code()
    }
}

#[test]
fn what_was_written_is_shown_and_changed() {
    let home = home();
    let request = WriteRequest {
        kind: EntryKind::Appreciation,
        text: "You made tea. ☕\n".to_owned(),
        day: Some("2026-11-20".parse().unwrap()),
        tags: vec!["tea".to_owned(), " morning ".to_owned(), "tea".to_owned()],
        practice: Some("six-second-kiss".to_owned()),
    };
    let written = home.write(&request);
    assert_eq!(
        (written.text.as_str(), written.tags.as_slice()),
        ("You made tea. ☕", &["morning".into(), "tea".into()][..])
    );
    assert_eq!(home.companion.journal().show(written.id).unwrap(), written);
    let edit = EntryEditRequest {
        kind: Some(EntryKind::Letter),
        text: Some("You made coffee.".to_owned()),
        day: Some("2026-11-21".parse().unwrap()),
        tags: Some(vec!["coffee".to_owned()]),
        practice: Some(None),
    };
    let edited = home.companion.journal().edit(written.id, &edit, &here()).unwrap();
    assert_eq!(home.companion.journal().show(written.id).unwrap(), edited);
    assert_eq!((edited.id, edited.practice), (written.id, None));
    let same_day = EntryEditRequest { text: Some("Again.".to_owned()), ..EntryEditRequest::default() };
    home.companion.journal().edit(written.id, &same_day, &here()).unwrap();
    assert_eq!(home.companion.journal().show(written.id).unwrap().tags, ["coffee"]);
    assert!(home.companion.journal().search("coffee").unwrap().is_empty(), "an index of the old text");
    assert_eq!(home.companion.journal().search("again").unwrap().len(), 1);
    home.companion.journal().delete(written.id).unwrap();
    for gone in [
        home.companion.journal().show(written.id).map(drop),
        home.companion.journal().delete(written.id),
        home.companion.journal().edit(written.id, &same_day, &here()).map(drop),
    ] {
        assert_eq!(gone.unwrap_err().code(), "no_such_entry");
    }
}

#[test]
fn a_list_is_newest_day_first_and_goes_on_where_it_ended() {
    let home = home();
    for (day, words) in [
        ("2026-11-20", "b"),
        ("2026-11-22", "d"),
        ("2026-11-01", "a"),
        ("2026-11-20", "c"),
        ("2025-02-28", "z"),
    ] {
        home.write(&on(day, words));
    }
    assert_eq!(home.listed(&ListRequest::default()), ["d", "c", "b", "a", "z"]);
    let mut seen = Vec::new();
    let mut page = ListRequest { limit: 2, ..ListRequest::default() };
    loop {
        let found = home.companion.journal().list(&page).unwrap();
        let Some(last) = found.last() else { break };
        page.after = Some(last.id);
        seen.extend(found.into_iter().map(|entry| entry.text));
    }
    assert_eq!(seen, ["d", "c", "b", "a", "z"]);
}

#[test]
fn a_list_can_be_of_a_kind_a_tag_a_practice_or_a_day() {
    let home = home();
    let concern = WriteRequest { kind: EntryKind::Concern, ..text("concern") };
    let tagged = WriteRequest { tags: vec!["park".to_owned()], ..text("tagged") };
    let both = WriteRequest { tags: vec!["park".to_owned()], kind: EntryKind::Concern, ..text("both") };
    let linked = WriteRequest { practice: Some("six-second-kiss".to_owned()), ..text("linked") };
    for request in [&concern, &tagged, &both, &linked] {
        home.write(request);
    }
    let of = |request: ListRequest| home.listed(&request);
    let park = Some("park".to_owned());
    let concerns = Some(EntryKind::Concern);
    assert_eq!(of(ListRequest { kind: concerns, ..ListRequest::default() }), ["both", "concern"]);
    assert_eq!(of(ListRequest { tag: park.clone(), ..ListRequest::default() }), ["both", "tagged"]);
    assert_eq!(of(ListRequest { tag: park, kind: concerns, ..ListRequest::default() }), ["both"]);
    let kiss = Some("six-second-kiss".to_owned());
    assert_eq!(of(ListRequest { practice: kiss, ..ListRequest::default() }), ["linked"]);

    let elsewhen = home.write(&WriteRequest { tags: vec!["park".to_owned()], ..on("2026-10-02", "older") });
    home.write(&on("2026-10-01", "oldest"));
    let day = |day: &str| ListRequest { day: Some(day.parse().unwrap()), ..ListRequest::default() };
    assert_eq!(of(day("2026-10-02")), ["older"]);
    assert_eq!(of(day("2026-10-03")), [""; 0]);
    assert_eq!(of(ListRequest { tag: Some("park".to_owned()), ..day("2026-10-02") }), ["older"]);
    assert_eq!(of(ListRequest { tag: Some("other".to_owned()), ..day("2026-10-02") }), [""; 0]);
    assert_eq!(of(ListRequest { after: Some(elsewhen.id), ..day("2026-10-02") }), [""; 0]);
    assert_eq!(of(ListRequest { after: Some(elsewhen.id), ..day("2026-10-01") }), ["oldest"]);
}

#[test]
fn what_cannot_be_kept_is_refused_with_its_reason() {
    let home = home();
    assert_eq!(home.refused(&text(" \n ")), "bad_entry");
    assert_eq!(home.refused(&text(&"x".repeat(super::entry::TEXT_MAX_BYTES + 1))), "bad_entry");
    assert_eq!(home.refused(&text("a\0b")), "bad_entry");
    assert_eq!(home.refused(&on("2026-11-23", "tomorrow")), "future_day");
    let tagged = |tags: Vec<String>| WriteRequest { tags, ..text("x") };
    assert_eq!(home.refused(&tagged(vec![" ".to_owned()])), "bad_tag");
    assert_eq!(home.refused(&tagged(vec!["x".repeat(41)])), "bad_tag");
    assert_eq!(home.refused(&tagged(vec!["a\nb".to_owned()])), "bad_tag");
    assert_eq!(home.refused(&tagged((0..17).map(|n| n.to_string()).collect())), "too_many");
    let linked = WriteRequest { practice: Some("no-such-thing".to_owned()), ..text("x") };
    assert_eq!(home.refused(&linked), "no_such_practice");
    assert!(home.listed(&ListRequest::default()).is_empty());
}

#[test]
fn the_longest_text_is_kept_whole() {
    let home = home();
    let longest = "\u{1}é散".repeat(super::entry::TEXT_MAX_BYTES / 6);
    let written = home.write(&text(&longest));
    assert_eq!(home.companion.journal().show(written.id).unwrap().text, longest);
    home.companion.journal().delete(written.id).unwrap();
}
