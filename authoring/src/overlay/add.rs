//! What an overlay adds: each part in the form that it has in a model, and where it goes.

use super::{Work, edit};
use crate::reader::Place;
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;

/// Lists of the model to which an overlay adds items as they are: section of the overlay, keys in the model, what an item
/// is, section of its words.
const LISTS: [Listed; 7] = [
    ("questions", &["questions"], "question", Some("questions")),
    ("outcomes", &["outcomes"], "outcome", Some("outcomes")),
    ("criteria", &["criteria"], "criterion", Some("criteria")),
    ("tables", &["decisions"], "table", None),
    ("steps", &["roadmap", "steps"], "step", Some("steps")),
    ("recurring", &["roadmap", "recurring"], "recurring event", Some("recurring")),
    ("promises", &["monotonicity"], "promise", None),
];

type Listed = (&'static str, &'static [&'static str], &'static str, Option<&'static str>);

/// Where an item goes among the others.
const POSITION: &[&str] = &["before", "after"];

/// Lists of the model whose order means nothing, or whose items say themselves what they come after: an item goes to the
/// end, and an `after` in it is the model's.
const UNPLACED: [&[&str]; 3] = [&["questions"], &["roadmap", "recurring"], &["monotonicity"]];

impl Work {
    pub(super) fn add(&mut self, root: &Place<'_>) {
        for (section, keys, what, words) in LISTS {
            for item in self.reader.optional_list(root, section) {
                self.add_item(&item, keys, what, words);
            }
        }
        for item in self.reader.optional_list(root, "choices") {
            self.add_choice(&item);
        }
        for item in self.reader.optional_list(root, "flags") {
            self.add_flag(&item);
        }
        for item in self.reader.optional_list(root, "rules") {
            self.add_rule(&item);
        }
        // the first plan that fits is used: those of the overlay come before those of the model
        let plans = self.reader.optional_list(root, "plans");
        for item in plans.iter().rev() {
            self.origins.same("model.roadmap.plans", &["roadmap", "plans"], item.tree, item.path.clone());
            if let Some(list) = edit::list_at(&mut self.source, &["roadmap", "plans"]) {
                list.insert(0, item.tree.clone());
            }
        }
        for item in self.reader.optional_list(root, "accepted") {
            self.origins.same("model.accepted", &["accepted"], item.tree, item.path.clone());
            if let Some(list) = edit::list_at(&mut self.source, &["accepted"]) {
                list.push(item.tree.clone());
            }
        }
        self.add_facts(root);
        self.add_learn(root);
    }

    /// An item of a list, by its id; outcomes and criteria are ids alone in the model.
    fn add_item(&mut self, item: &Place<'_>, keys: &'static [&'static str], what: &str, words: Option<&'static str>) {
        let plain = matches!(keys, ["outcomes" | "criteria"]);
        if plain && !self.reader.table(item, &["id", "before", "after"]) {
            return;
        }
        let Some(id) = self.reader.required_id(item, "id") else { return };
        let known = edit::ids(edit::at(&self.source, keys));
        if self.stands_already(item, what, id, &known) {
            return;
        }
        let placed = !UNPLACED.contains(&keys);
        let at = if placed { self.position(item, what, &known) } else { Some(known.len()) };
        let Some(at) = at else { return };
        let tree = match placed {
            _ if plain => Source::Text(id.to_owned()),
            true => edit::without(item.tree, POSITION),
            false => item.tree.clone(),
        };
        if let Some(list) = edit::list_at(&mut self.source, keys) {
            list.insert(at.min(list.len()), tree);
        }
        let path = format!("model.{}", keys.join("."));
        if keys == ["decisions"] {
            self.origins.path(format!("decisions.{id}"), item.path.clone());
        }
        self.origins.item(&path, keys, id, item.path.clone());
        if let Some(section) = words {
            self.needs.push((section, id.to_owned(), item.path.clone()));
        }
        if keys == ["decisions"] && item.tree.get("values").is_none() {
            for rule in edit::ids(item.tree.get("rules")) {
                self.needs.push(("rules", rule, item.path.clone()));
            }
        }
    }

    /// Whether an id is taken; notes it.
    fn stands_already(&mut self, item: &Place<'_>, what: &str, id: &str, known: &[String]) -> bool {
        let stands = known.iter().any(|other| other == id);
        if stands {
            let message = format!("the model has a {what} `{id}` already");
            let problem = Diagnostic::error("duplicate-id", format!("{}.id", item.path), message);
            self.reader.report(
                problem.help("give another id; what the model has is changed by `words`, `priors`, `prices` or `off`"),
            );
        }
        stands
    }

    /// The index that `before` or `after` names; the end without either. None where that is unknown.
    fn position(&mut self, item: &Place<'_>, what: &str, known: &[String]) -> Option<usize> {
        let named = [("before", 0), ("after", 1)].into_iter().filter_map(|(key, by)| Some((item.optional(key)?, by)));
        let named: Vec<_> = named.collect();
        let [(place, by)] = named.as_slice() else {
            if named.len() == 2 {
                self.reader.error("wrong-shape", item, "both `before` and `after` stand here; give one of them");
                return None;
            }
            return Some(known.len());
        };
        let id = self.reader.text(place)?;
        let at = known.iter().position(|other| other == id);
        if at.is_none() {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = format!("the model has no {what} `{id}`");
            self.reader.report(Diagnostic::error("no-longer-there", &place.path, message).nearest(id, &known));
        }
        at.map(|at| at + by)
    }

    fn add_choice(&mut self, item: &Place<'_>) {
        if !self.reader.table(item, &["question", "id", "exclusive", "unknown", "prior", "before", "after"]) {
            return;
        }
        let question = self.reader.required_text(item, "question");
        let id = self.reader.required_id(item, "id");
        let (Some(question), Some(id)) = (question, id) else { return };
        let questions = edit::ids(self.source.get("questions"));
        let Some(at) = self.named(&format!("{}.question", item.path), "question", question, &questions) else {
            return;
        };
        let choices = edit::items(self.source.get("questions")).nth(at).and_then(|found| found.get("choices"));
        let known = edit::ids(choices);
        if self.stands_already(item, "choice", id, &known) {
            return;
        }
        let Some(position) = self.position(item, "choice", &known) else { return };
        let tree = edit::without(item.tree, &["question", "before", "after"]);
        let question_source = edit::list_at(&mut self.source, &["questions"]).and_then(|list| list.get_mut(at));
        if let Some(choices) = question_source.and_then(|question| edit::list_at(question, &["choices"])) {
            choices.insert(position.min(choices.len()), tree);
        }
        let path = format!("model.questions[{at}].choices");
        self.origins.item(&path, &["questions", question, "choices"], id, item.path.clone());
        self.needs.push(("choices", format!("{question}.{id}"), item.path.clone()));
    }

    fn add_flag(&mut self, item: &Place<'_>) {
        if !self.reader.table(item, &["id", "kind", "table", "before", "after"]) {
            return;
        }
        let Some(id) = self.reader.required_id(item, "id") else { return };
        let tables: Vec<String> = edit::items(self.source.get("decisions"))
            .filter(|table| edit::text(table, "kind") == Some("flag"))
            .filter_map(|table| edit::text(table, "id").map(str::to_owned))
            .collect();
        let table = match item.optional("table") {
            Some(place) => self.reader.text(&place).map(str::to_owned),
            None => tables.first().cloned(),
        };
        let Some(table) = table else {
            return self.reader.error("unknown-decision", item, "the model has no table of flags");
        };
        if self.named(&format!("{}.table", item.path), "table of flags", &table, &tables).is_none() {
            return;
        }
        let Some(decision) = self.table_mut(&table) else { return };
        let known = edit::ids(decision.get("outputs"));
        if self.stands_already(item, "flag", id, &known) {
            return;
        }
        let Some(at) = self.position(item, "flag", &known) else { return };
        let tree = edit::without(item.tree, &["table", "before", "after"]);
        if let Some(list) = self.table_mut(&table).and_then(|table| edit::list_at(table, &["outputs"])) {
            list.insert(at.min(list.len()), tree);
        }
        let path = format!("decisions.{table}.outputs");
        self.origins.item(&path, &["decisions", &table, "outputs"], id, item.path.clone());
        self.needs.push(("flags", id.to_owned(), item.path.clone()));
    }

    fn add_rule(&mut self, item: &Place<'_>) {
        const KEYS: &[&str] =
            &["table", "before", "after", "replace", "id", "when", "then", "then_decision", "points", "facts"];
        if !self.reader.table(item, KEYS) {
            return;
        }
        let table = self.reader.required_text(item, "table");
        let id = self.reader.required_id(item, "id");
        let (Some(table), Some(id)) = (table, id) else { return };
        let tables = edit::ids(self.source.get("decisions"));
        if self.named(&format!("{}.table", item.path), "table", table, &tables).is_none() {
            return;
        }
        let Some(decision) = self.table_mut(table) else { return };
        let (first, telling) = (edit::text(decision, "hit") == Some("first"), decision.get("values").is_none());
        let mut known = edit::ids(decision.get("rules"));
        let replaced = match item.optional("replace") {
            None => None,
            Some(place) => {
                let Some(old) = self.reader.text(&place) else { return };
                let Some(at) = self.named(&place.path, "rule", old, &known) else { return };
                known.remove(at);
                Some(at)
            }
        };
        if self.stands_already(item, "rule", id, &known) {
            return;
        }
        let placed = POSITION.iter().any(|key| item.tree.get(key).is_some());
        if first && !placed && replaced.is_none() {
            let message = format!("the first rule of `{table}` that holds decides, and this one has no place");
            let problem = Diagnostic::error("missing-key", &item.path, message);
            return self.reader.report(problem.help("add `before`, `after` or `replace` with the id of a rule"));
        }
        let at = match replaced {
            Some(at) if !placed => at,
            _ => match self.position(item, "rule", &known) {
                Some(at) => at,
                None => return,
            },
        };
        let tree = edit::without(item.tree, &["table", "before", "after", "replace"]);
        if let Some(rules) = self.table_mut(table).and_then(|table| edit::list_at(table, &["rules"])) {
            if let Some(old) = replaced.filter(|old| *old < rules.len()) {
                rules.remove(old);
            }
            rules.insert(at.min(rules.len()), tree);
        }
        let path = format!("decisions.{table}.rules");
        self.origins.item(&path, &["decisions", table, "rules"], id, item.path.clone());
        if telling {
            self.needs.push(("rules", id.to_owned(), item.path.clone()));
        }
    }

    /// The decision table of an id.
    pub(super) fn table_mut(&mut self, id: &str) -> Option<&mut Source> {
        edit::list_at(&mut self.source, &["decisions"])?.iter_mut().find(|table| edit::text(table, "id") == Some(id))
    }

    /// The index of an id; notes one that is not there, with the nearest that is.
    pub(super) fn named(&mut self, path: &str, what: &str, id: &str, known: &[String]) -> Option<usize> {
        let at = known.iter().position(|other| other == id);
        if at.is_none() {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = format!("the model has no {what} `{id}`");
            self.reader.report(Diagnostic::error("no-longer-there", path, message).nearest(id, &known));
        }
        at
    }

    fn add_facts(&mut self, root: &Place<'_>) {
        let Some(place) = root.optional("facts") else { return };
        let known = edit::keys(self.source.get("facts"));
        for id in edit::keys(Some(place.tree)) {
            let Some(fact) = place.optional(&id) else { continue };
            if self.stands_already(&fact, "fact", &id, &known) {
                continue;
            }
            if self.source.get("facts").is_none() {
                edit::set(&mut self.source, "facts", Source::Table(Vec::new()));
            }
            if let Some(facts) = edit::get_mut(&mut self.source, "facts") {
                edit::set(facts, &id, fact.tree.clone());
            }
            self.origins.path(format!("model.facts.{id}"), fact.path.clone());
            self.needs.push(("facts", id, fact.path));
        }
        if !matches!(place.tree, Source::Table(_)) {
            self.reader.table(&place, &[]);
        }
    }

    /// What the page shows beside the advice: lists grow by the items of the overlay, tables by its keys.
    fn add_learn(&mut self, root: &Place<'_>) {
        const SECTIONS: [&str; 6] = ["comparison", "evidence", "misconceptions", "lessons", "handover", "outcomes"];
        let Some(place) = root.optional("learn") else { return };
        let known: Vec<&str> = SECTIONS.into_iter().chain(["leading", "price"]).collect();
        if !self.reader.table(&place, &known) {
            return;
        }
        if self.source.get("learn").is_none() {
            edit::set(&mut self.source, "learn", Source::Table(Vec::new()));
        }
        for section in SECTIONS {
            for item in self.reader.optional_list(&place, section) {
                let Some(id) = self.reader.required_id(&item, "id") else { continue };
                let known = edit::ids(self.source.get("learn").and_then(|learn| learn.get(section)));
                if self.stands_already(&item, "part", id, &known) {
                    continue;
                }
                if let Some(list) = edit::list_at(&mut self.source, &["learn", section]) {
                    list.push(item.tree.clone());
                }
                if section != "outcomes" {
                    self.needs.push((section, id.to_owned(), item.path.clone()));
                }
            }
        }
        for section in ["leading", "price"] {
            let Some(change) = place.optional(section) else { continue };
            let Some(learn) = edit::get_mut(&mut self.source, "learn") else { continue };
            match edit::get_mut(learn, section) {
                Some(old) => merge(old, change.tree),
                None => edit::set(learn, section, change.tree.clone()),
            }
        }
    }
}

/// Sets the keys of a table, tables within it key by key; lists grow at their front.
fn merge(old: &mut Source, change: &Source) {
    match (old, change) {
        (old @ Source::Table(_), Source::Table(entries)) => {
            for (key, value) in entries {
                match edit::get_mut(old, key) {
                    Some(inner) => merge(inner, value),
                    None => edit::set(old, key, value.clone()),
                }
            }
        }
        (Source::List(old), Source::List(new)) => {
            let new: Vec<Source> = new.iter().filter(|item| !old.contains(item)).cloned().collect();
            old.splice(0..0, new);
        }
        (old, change) => *old = change.clone(),
    }
}
