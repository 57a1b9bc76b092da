//! `guide stage` and `guide path`: the ways through the guide.

use super::{documents, stage_title};
use crate::failure::{Failure, Result};
use crate::output::{Page, Report, Role, Table, paint};
use rekindle_core::guide::{Catalogue, GuidePath, StagePage};
use serde_json::json;

/// The roadmap, or one stage of it.
pub(super) fn run(asked: Option<&str>, guide: &Catalogue) -> Result<Report> {
    let words = guide.words();
    let Some(asked) = asked else {
        let mut page = Page::new();
        page.title(&words.text("guide.stages", &[]));
        for stage in guide.stages() {
            page.title(&stage_title(stage.stage.number(), &stage.name, words));
            page.paragraph(&stage.summary);
        }
        page.gap();
        page.quiet(&words.text("terminal.more", &[("command", "guide stage 1")]));
        let stages: Vec<_> = guide.stages().iter().map(documents::stage).collect();
        return Ok(Report { json: json!({ "stages": stages }), page });
    };
    let stage = guide
        .stages()
        .iter()
        .find(|stage| stage.stage.name() == asked || stage.stage.number().to_string() == asked)
        .ok_or_else(|| Failure::input("no_such_stage"))?;
    let page = stage_page(stage, guide);
    Ok(Report { json: json!({ "stage": documents::stage(stage) }), page })
}

fn stage_page(stage: &StagePage, guide: &Catalogue) -> Page {
    let words = guide.words();
    let text = |key: &str| words.text(key, &[]);
    let mut page = Page::new();
    page.title(&stage_title(stage.stage.number(), &stage.name, words));
    page.paragraph(&stage.summary);
    page.section(&text("guide.why"), &stage.why);
    page.title(&text("guide.how"));
    for line in &stage.how {
        page.item("·", line);
    }
    page.section(&text("guide.next_stage"), std::slice::from_ref(&stage.next));
    page.title(&text("guide.practices"));
    practices(
        &mut page,
        guide.practices().iter().filter(|one| one.stage == stage.stage).map(|p| p.id.as_str()),
        guide,
    );
    page
}

fn practices<'a>(page: &mut Page, ids: impl Iterator<Item = &'a str>, guide: &Catalogue) {
    let mut table = Table::new();
    for practice in ids.filter_map(|id| guide.practice(id)) {
        table.row([practice.text.name.clone(), paint(Role::Command, &practice.id)]);
    }
    table.write(page);
}

/// The paths, or one of them.
pub(super) fn path(asked: Option<&str>, guide: &Catalogue) -> Result<Report> {
    let words = guide.words();
    let Some(asked) = asked else {
        let mut page = Page::new();
        page.title(&words.text("guide.paths", &[]));
        for path in guide.paths() {
            page.gap();
            page.line(&format!("{}  {}", paint(Role::Title, &path.name), paint(Role::Command, &path.id)));
            page.paragraph(&path.summary);
        }
        let paths: Vec<_> = guide.paths().iter().map(documents::path).collect();
        return Ok(Report { json: json!({ "paths": paths }), page });
    };
    let path = guide.path(asked).ok_or_else(|| Failure::input("no_such_path"))?;
    Ok(Report { json: json!({ "path": documents::path(path) }), page: path_page(path, guide) })
}

fn path_page(path: &GuidePath, guide: &Catalogue) -> Page {
    let mut page = Page::new();
    page.title(&path.name);
    page.paragraph(&path.summary);
    for paragraph in &path.opening {
        page.gap();
        page.paragraph(paragraph);
    }
    for (number, step) in (1..).zip(&path.steps) {
        page.section(&format!("{number}. {}", step.title), &step.text);
        practices(&mut page, step.practices.iter().map(String::as_str), guide);
    }
    page.gap();
    page.quiet(&path.help);
    page.line(&format!("  {}", paint(Role::Command, "rekindle guide help-me")));
    page
}
