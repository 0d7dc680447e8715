//! Reads collecting tables: each of their outputs is a finding of its own.

use super::rule_id;
use crate::draft::FindingDraft;
use crate::read::conditions;
use crate::read::facts::{Facts, cited};
use crate::read::names::Names;
use crate::reader::{Kind, Known, Place, Reader, shown};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{FindingId, Id as _};
use attestation_fit::model::{FindingKind, Rule};

/// What a flag can be, for the page.
const FLAG_KINDS: [&str; 5] = ["first", "scheme", "addition", "duty", "warning"];

/// Findings as they are read, and their names.
struct Findings {
    drafts: Vec<FindingDraft>,
    names: Known<FindingId>,
}

pub(super) fn read(
    reader: &mut Reader,
    root: &Place<'_>,
    tables: &[(Place<'_>, &str)],
    names: &Names<'_>,
    facts: &Facts,
) -> Vec<FindingDraft> {
    let mut findings = Findings { drafts: Vec::new(), names: Known::new(Kind::Output) };
    let criteria = root.optional("criteria").map(|list| reader.ids(&list, "criterion")).unwrap_or_default();
    for id in &criteria {
        findings.add(reader, root, id, FindingKind::Criterion);
    }
    for (table, _) in tables {
        collect(reader, table, names, facts, &mut findings);
    }
    findings.drafts
}

fn collect(reader: &mut Reader, table: &Place<'_>, names: &Names<'_>, facts: &Facts, findings: &mut Findings) {
    reader.table(table, &["id", "hit", "kind", "outputs", "rules"]);
    let Some(kind) = kind(reader, table) else { return };
    for place in reader.optional_list(table, "outputs") {
        if !reader.table(&place, &["id", "kind"]) {
            findings.names.incomplete(true);
            continue;
        }
        flag_kind(reader, &place);
        match reader.required_id(&place, "id") {
            Some(id) => findings.add(reader, &place, id, FindingKind::Flag),
            None => findings.names.incomplete(true),
        }
    }
    let mut ids = std::collections::BTreeSet::new();
    for place in reader.required_list(table, "rules") {
        if !reader.table(&place, &["id", "when", "then", "facts"]) {
            continue;
        }
        let id = rule_id(reader, &place, &mut ids);
        let when = conditions::when(reader, &place, names.asked, names.decided);
        let facts = cited(reader, &place, facts);
        let output = reader.required(&place, "then").and_then(|found| {
            let id = reader.text(&found)?;
            let output = reader.find(&found, id, &findings.names)?;
            let of_kind = findings.drafts.get(output.index()).is_some_and(|finding| finding.kind == kind);
            if !of_kind {
                reader.error("unknown-value", &found, format!("`{}` is of the other kind", shown(id)));
            }
            Some(output)
        });
        if let (Some(id), Some(output)) = (id, output)
            && let Some(finding) = findings.drafts.get_mut(output.index())
        {
            finding.rules.push(Rule { id, when, facts });
        }
    }
}

fn kind(reader: &mut Reader, table: &Place<'_>) -> Option<FindingKind> {
    let found = reader.required(table, "kind")?;
    match reader.text(&found)? {
        "criterion" => Some(FindingKind::Criterion),
        "flag" => Some(FindingKind::Flag),
        other => {
            let message = format!("unknown kind `{}`", shown(other));
            let problem = Diagnostic::error("unknown-value", &found.path, message);
            reader.report(problem.help("give `criterion` or `flag`"));
            None
        }
    }
}

fn flag_kind(reader: &mut Reader, place: &Place<'_>) {
    let Some(found) = place.optional("kind") else { return };
    if let Some(kind) = reader.text(&found).filter(|kind| !FLAG_KINDS.contains(kind)) {
        let message = format!("unknown kind `{}`", shown(kind));
        reader.report(Diagnostic::error("unknown-value", &found.path, message).nearest(kind, &FLAG_KINDS));
    }
}

impl Findings {
    fn add(&mut self, reader: &mut Reader, place: &Place<'_>, id: &str, kind: FindingKind) {
        let Some(number) = FindingId::new(self.drafts.len()) else {
            self.names.incomplete(true);
            let message = format!("more than {} criteria and flags", FindingId::MOST);
            reader.error("out-of-range", place, message);
            return;
        };
        if self.names.add(id, number) {
            self.drafts.push(FindingDraft { id: id.to_owned(), kind, rules: Vec::new() });
        } else {
            reader.error("duplicate-id", place, format!("an output `{}` stands earlier", shown(id)));
        }
    }
}
