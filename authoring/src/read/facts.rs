//! Reads the facts: sources by id. What the engine needs of them is their ids; the rest is for the page, and checked
//! so far that the page can show it.

use crate::reader::{Kind, Known, Place, Reader, shown};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{FactId, Id as _, IndexVec};

/// The facts that rules may cite.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) ids: IndexVec<FactId, String>,
    known: Known<FactId>,
}

const TIERS: &[&str] =
    &["primary-standard", "official-body", "reputable-secondary", "vendor-marketing", "community", "computed"];
const CONFIDENCES: &[&str] = &["high", "medium", "low"];

pub(super) fn read(reader: &mut Reader, root: &Place<'_>) -> Facts {
    let mut ids = Vec::new();
    let path = format!("{}.facts", root.path);
    for (id, place) in root.optional("facts").map(|table| reader.entries(&table)).unwrap_or_default() {
        reader.check_id(&place, id);
        fact(reader, &place);
        ids.push(id.to_owned());
    }
    let too_many = ids.len() > FactId::MOST;
    let ids = reader.indexed(&path, "facts", ids);
    let mut known = Known::of(Kind::Fact, &ids, String::as_str);
    known.incomplete(too_many);
    Facts { ids, known }
}

fn fact(reader: &mut Reader, place: &Place<'_>) {
    // further keys are the page's affair
    if reader.entries(place).is_empty() && !matches!(place.tree, Source::Table(_)) {
        return;
    }
    reader.required_text(place, "title");
    for key in ["publisher", "date"] {
        if let Some(found) = place.optional(key) {
            reader.text(&found);
        }
    }
    if let Some(found) = place.optional("checked") {
        day(reader, &found);
    }
    for (key, known) in [("tier", TIERS), ("confidence", CONFIDENCES)] {
        let Some(found) = place.optional(key) else { continue };
        if let Some(text) = reader.text(&found).filter(|text| !known.contains(text)) {
            let problem = Diagnostic::error("unknown-value", &found.path, format!("unknown {key} `{}`", shown(text)));
            reader.report(problem.nearest(text, known));
        }
    }
    if let Some(found) = place.optional("address")
        && let Some(address) = reader.text(&found)
        && !address.starts_with("https://")
        && !address.starts_with("http://")
    {
        let message = format!("`{}` is no address of a page", shown(address));
        let problem = Diagnostic::error("bad-address", &found.path, message);
        reader.report(problem.help("begin it with `https://`"));
    }
}

/// A day, as `2026-11-24`.
pub(super) fn day(reader: &mut Reader, place: &Place<'_>) {
    let Some(text) = reader.text(place) else { return };
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count: usize| -> Option<u16> {
        let plain = part.len() == count && part.bytes().all(|digit| digit.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let fits = match parts[..] {
        [year, month, day] => match (digits(year, 4), digits(month, 2), digits(day, 2)) {
            (Some(year), Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
            _ => false,
        },
        _ => false,
    };
    if !fits {
        let problem = Diagnostic::error("bad-date", &place.path, format!("`{}` is no day", shown(text)));
        reader.report(problem.help("give year, month and day, such as `2026-11-24`"));
    }
}

/// The days of a month of the Gregorian calendar; none where there is no such month.
fn days(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The facts that are cited here.
pub(super) fn cited(reader: &mut Reader, place: &Place<'_>, facts: &Facts) -> Vec<FactId> {
    let texts = place.optional("facts").map(|list| reader.texts(&list)).unwrap_or_default();
    texts.iter().filter_map(|(item, id)| reader.find(item, id, &facts.known)).collect()
}
