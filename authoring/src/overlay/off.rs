//! What an overlay switches off. A choice that is off is never given, a question that is off is never asked and counts as
//! "I don't know": what the model says of them is taken out of every condition, and a rule that can no longer hold goes.

use super::conditions::{Became, Gone, without};
use super::{Work, edit};
use crate::reader::Place;
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;

const PARTS: &[&str] = &[
    "questions",
    "choices",
    "outcomes",
    "flags",
    "criteria",
    "rules",
    "prices",
    "recurring",
    "promises",
    "comparison",
    "evidence",
    "misconceptions",
    "lessons",
    "handover",
];

impl Work {
    pub(super) fn off(&mut self, root: &Place<'_>) {
        let Some(place) = root.optional("off") else { return };
        if !self.reader.table(&place, PARTS) {
            return;
        }
        for part in PARTS {
            let Some(list) = place.optional(part) else { continue };
            for (item, id) in self.reader.texts(&list) {
                match *part {
                    "questions" => self.question_off(&item, id),
                    "choices" => self.choice_off(&item, id),
                    "rules" => self.rule_off(&item, id),
                    "outcomes" => self.outcome_off(&item, id),
                    "flags" | "criteria" => self.output_off(&item, part, id),
                    "prices" => self.item_off(&item, &["roadmap", "costs"], "price", id),
                    "recurring" => self.item_off(&item, &["roadmap", "recurring"], "recurring event", id),
                    "promises" => self.item_off(&item, &["monotonicity"], "promise", id),
                    part => self.item_off(&item, &["learn", part], "part", id),
                }
            }
        }
    }

    fn item_off(&mut self, item: &Place<'_>, keys: &[&str], what: &str, id: &str) {
        let known = edit::ids(edit::at(&self.source, keys));
        if self.named(&item.path, what, id, &known).is_none() {
            return;
        }
        if let Some(list) = edit::items_at(&mut self.source, keys) {
            list.retain(|entry| edit::text(entry, "id").or_else(|| edit::as_text(entry)) != Some(id));
        }
    }

    /// `table.rule`, or `rule` where only one table has it.
    fn rule_off(&mut self, item: &Place<'_>, id: &str) {
        let mut all = Vec::new();
        for table in edit::items(self.source.get("decisions")) {
            let name = edit::text(table, "id").unwrap_or_default().to_owned();
            all.extend(edit::ids(table.get("rules")).into_iter().map(|rule| (name.clone(), rule)));
        }
        let named = |(table, rule): &&(String, String)| rule == id || format!("{table}.{rule}") == id;
        let found: Vec<(String, String)> = all.iter().filter(named).cloned().collect();
        match found.as_slice() {
            [(table, rule)] => {
                let rules = self.table_mut(table).and_then(|table| edit::items_at(table, &["rules"]));
                if let Some(rules) = rules {
                    rules.retain(|entry| edit::text(entry, "id") != Some(rule));
                }
            }
            [] => {
                let known: Vec<String> = all.into_iter().map(|(_, rule)| rule).collect();
                self.named(&item.path, "rule", id, &known);
            }
            several => {
                let names: Vec<String> = several.iter().map(|(table, rule)| format!("`{table}.{rule}`")).collect();
                let problem =
                    Diagnostic::error("ambiguous-id", &item.path, format!("several tables have a rule `{id}`"));
                self.reader.report(problem.help(format!("write one of {}", names.join(", "))));
            }
        }
    }

    fn output_off(&mut self, item: &Place<'_>, part: &str, id: &str) {
        let kind = if part == "flags" { "flag" } else { "criterion" };
        let mut known = if part == "criteria" { edit::ids(self.source.get("criteria")) } else { Vec::new() };
        for table in edit::items(self.source.get("decisions")).filter(|table| edit::text(table, "kind") == Some(kind)) {
            known.extend(edit::ids(table.get("outputs")));
        }
        if self.named(&item.path, kind, id, &known).is_none() {
            return;
        }
        if part == "criteria"
            && let Some(list) = edit::items_at(&mut self.source, &["criteria"])
        {
            list.retain(|entry| edit::as_text(entry) != Some(id));
        }
        for table in edit::items_at(&mut self.source, &["decisions"]).into_iter().flatten() {
            if edit::text(table, "kind") == Some(kind) {
                if let Some(outputs) = edit::items_at(table, &["outputs"]) {
                    outputs.retain(|output| edit::text(output, "id") != Some(id));
                }
                if let Some(rules) = edit::items_at(table, &["rules"]) {
                    rules.retain(|rule| edit::text(rule, "then") != Some(id));
                }
            }
        }
    }

    fn outcome_off(&mut self, item: &Place<'_>, id: &str) {
        let known = edit::ids(self.source.get("outcomes"));
        if self.named(&item.path, "outcome", id, &known).is_none() {
            return;
        }
        let left: Vec<String> = known.into_iter().filter(|other| other != id).collect();
        edit::set(&mut self.source, "outcomes", Source::List(left.iter().cloned().map(Source::Text).collect()));
        let mut inputs = Vec::new();
        for table in edit::items_at(&mut self.source, &["decisions"]).into_iter().flatten() {
            if table.get("values").is_none() && table.get("kind").is_none() {
                inputs.extend(edit::text(table, "id").map(str::to_owned));
                if let Some(rules) = edit::items_at(table, &["rules"]) {
                    rules.retain(|rule| edit::text(rule, "then") != Some(id));
                }
            }
        }
        for part in ["plans", "recurring", "costs", "audit"] {
            drop_from(&mut self.source, &["roadmap", part], &["outcome", "for"], id);
        }
        drop_from(&mut self.source, &["monotonicity"], &["keeps"], id);
        for part in ["handover", "misconceptions"] {
            drop_from(&mut self.source, &["learn", part], &["outcomes"], id);
        }
        if let Some(roles) = self.source.get("learn").and_then(|learn| learn.get("outcomes")).cloned() {
            let roles: Vec<Source> =
                edit::items(Some(&roles)).filter(|role| edit::text(role, "id") != Some(id)).cloned().collect();
            if let Some(learn) = edit::get_mut(&mut self.source, "learn") {
                edit::set(learn, "outcomes", Source::List(roles));
            }
        }
        for input in inputs {
            self.forget(item, Gone { input: &input, choice: Some(id), left: &left });
        }
    }

    fn choice_off(&mut self, item: &Place<'_>, id: &str) {
        let Some((question, choice)) = id.split_once('.') else {
            let problem = Diagnostic::error("wrong-shape", &item.path, format!("`{id}` names no choice"));
            return self.reader.report(problem.help("write `question.choice`"));
        };
        let questions = edit::ids(self.source.get("questions"));
        let Some(at) = self.named(&item.path, "question", question, &questions) else { return };
        let found = edit::items(self.source.get("questions")).nth(at).and_then(|found| found.get("choices"));
        let known = edit::ids(found);
        if self.named(&item.path, "choice", choice, &known).is_none() {
            return;
        }
        if let Some(entry) = edit::items_at(&mut self.source, &["questions"]).and_then(|list| list.get_mut(at)) {
            let one = edit::text(entry, "select") == Some("one");
            if let Some(choices) = edit::items_at(entry, &["choices"]) {
                choices.retain(|other| edit::text(other, "id") != Some(choice));
            }
            if one {
                share_out(entry);
            }
        }
        let left: Vec<String> = known.into_iter().filter(|other| other != choice).collect();
        self.forget(item, Gone { input: question, choice: Some(choice), left: &left });
    }

    fn question_off(&mut self, item: &Place<'_>, id: &str) {
        let known = edit::ids(self.source.get("questions"));
        if self.named(&item.path, "question", id, &known).is_none() {
            return;
        }
        self.item_off(item, &["questions"], "question", id);
        if let Some(order) = self.source.get("diagram_order").cloned() {
            let order = edit::items(Some(&order)).filter(|name| edit::as_text(name) != Some(id)).cloned().collect();
            edit::set(&mut self.source, "diagram_order", Source::List(order));
        }
        for question in edit::items_at(&mut self.source, &["questions"]).into_iter().flatten() {
            no_longer_after(question, id);
        }
        self.forget(item, Gone { input: id, choice: None, left: &[] });
    }

    /// Takes out of the whole source what is said of something that is no longer there.
    fn forget(&mut self, item: &Place<'_>, gone: Gone<'_>) {
        for question in edit::items_at(&mut self.source, &["questions"]).into_iter().flatten() {
            let id = edit::text(question, "id").unwrap_or_default().to_owned();
            if !forget_in(question, "relevant", gone) {
                let message = format!("without it the question `{id}` is never asked");
                let problem = Diagnostic::error("never-asked", &item.path, message);
                self.reader.report(problem.help(format!("switch the question `{id}` off before it")));
            }
        }
        for table in edit::items_at(&mut self.source, &["decisions"]).into_iter().flatten() {
            if let Some(rules) = edit::items_at(table, &["rules"]) {
                rules.retain_mut(|rule| forget_in(rule, "when", gone));
            }
        }
        for step in edit::items_at(&mut self.source, &["roadmap", "steps"]).into_iter().flatten() {
            if let Some(variants) = edit::items_at(step, &["variants"]) {
                variants.retain_mut(|variant| forget_in(variant, "when", gone));
            }
        }
        for keys in [["roadmap", "plans"], ["roadmap", "recurring"], ["roadmap", "costs"], ["roadmap", "audit"]] {
            if let Some(list) = edit::items_at(&mut self.source, &keys) {
                list.retain_mut(|entry| forget_in(entry, "when", gone) && timed(entry, gone));
            }
        }
        if let Some(roadmap) = edit::get_mut(&mut self.source, "roadmap") {
            forget_deadlines(roadmap, gone);
        }
        if let Some(list) = edit::items_at(&mut self.source, &["monotonicity"]) {
            list.retain_mut(|promise| promised(promise, gone) && forget_in(promise, "when", gone));
        }
        if let Some(list) = edit::items_at(&mut self.source, &["learn", "handover"]) {
            list.retain_mut(|entry| forget_in(entry, "answers", gone));
        }
    }
}

/// Changes the condition at a key; false where it can no longer hold.
fn forget_in(entry: &mut Source, key: &str, gone: Gone<'_>) -> bool {
    match entry.get(key).map(|when| without(when, gone)) {
        None => true,
        Some(Became::Never) => false,
        Some(Became::Always) => {
            edit::unset(entry, key);
            true
        }
        Some(Became::This(when)) => {
            edit::set(entry, key, when);
            true
        }
    }
}

/// A question that came after another, once that is never asked: it waits for the others that it names.
fn no_longer_after(question: &mut Source, id: &str) {
    let Some(Source::List(after)) = edit::get_mut(question, "after") else { return };
    let named = after.len();
    after.retain(|other| edit::as_text(other) != Some(id));
    // a list that was empty before is told to its author
    if after.is_empty() && named > 0 {
        edit::unset(question, "after");
    }
}

/// Audit days by a choice: without the choice, its band goes; without the question, all of it.
fn timed(entry: &mut Source, gone: Gone<'_>) -> bool {
    if edit::text(entry, "question") != Some(gone.input) {
        return true;
    }
    if let (Some(choice), Some(Source::List(bands))) = (gone.choice, edit::get_mut(entry, "bands")) {
        bands.retain(|band| edit::text(band, "choice") != Some(choice));
    }
    gone.choice.is_some()
}

fn forget_deadlines(roadmap: &mut Source, gone: Gone<'_>) {
    let of = roadmap.get("deadlines").and_then(|deadlines| edit::text(deadlines, "question")) == Some(gone.input);
    match gone.choice {
        _ if !of => {}
        None => edit::unset(roadmap, "deadlines"),
        Some(choice) => {
            if let Some(deadlines) = edit::get_mut(roadmap, "deadlines") {
                edit::unset(deadlines, choice);
                if let Some(choices) = edit::get_mut(deadlines, "choices") {
                    edit::unset(choices, choice);
                }
            }
        }
    }
}

/// A promise without a choice; false where it promises nothing any more.
fn promised(promise: &mut Source, gone: Gone<'_>) -> bool {
    if edit::text(promise, "question") != Some(gone.input) {
        return true;
    }
    let Some(choice) = gone.choice else { return false };
    for (key, least) in [("chain", 2), ("adds", 1)] {
        if let Some(Source::List(choices)) = edit::get_mut(promise, key) {
            choices.retain(|other| edit::as_text(other) != Some(choice));
            if choices.len() < least {
                return false;
            }
        }
    }
    true
}

/// Drops an outcome from the lists of entries at some keys; an entry that is for nothing else goes.
fn drop_from(source: &mut Source, path: &[&str], keys: &[&str], id: &str) {
    let Some(list) = edit::items_at(source, path) else { return };
    list.retain_mut(|entry| {
        keys.iter().all(|key| match edit::get_mut(entry, key) {
            Some(Source::Text(outcome)) => outcome != id,
            Some(Source::List(outcomes)) => {
                outcomes.retain(|outcome| edit::as_text(outcome) != Some(id));
                !outcomes.is_empty()
            }
            _ => true,
        })
    });
}

/// The priors of a question without one of its choices: the others keep their proportions and add up to 100 again.
fn share_out(question: &mut Source) {
    let unknown = number(question.get("unknown_prior"));
    let Some(Source::List(choices)) = edit::get_mut(question, "choices") else { return };
    let shares: Option<Vec<i64>> = choices.iter().map(|choice| number(choice.get("prior"))).collect();
    let (Some(unknown), Some(shares)) = (unknown, shares) else { return };
    let (whole, sum) = (100 - unknown, shares.iter().sum::<i64>());
    if sum <= 0 {
        return;
    }
    // largest part first gets what rounding leaves
    let mut new: Vec<i64> = shares.iter().map(|share| share * whole / sum).collect();
    let mut order: Vec<usize> = (0..new.len()).collect();
    order.sort_by_key(|at| shares.get(*at).map_or(0, |share| -(share * whole % sum)));
    let rest = usize::try_from(whole - new.iter().sum::<i64>()).unwrap_or(0);
    for at in order.into_iter().take(rest) {
        if let Some(share) = new.get_mut(at) {
            *share += 1;
        }
    }
    for (choice, share) in choices.iter_mut().zip(new) {
        edit::set(choice, "prior", Source::Number(share));
    }
}

fn number(source: Option<&Source>) -> Option<i64> {
    match source {
        Some(Source::Number(number)) => Some(*number),
        _ => None,
    }
}
