//! What an overlay sets: how often each answer is given, and what things cost.

use super::{Work, edit};
use crate::reader::Place;
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;

const FIGURES: [&str; 4] = ["low", "usual_low", "usual_high", "high"];

impl Work {
    pub(super) fn set(&mut self, root: &Place<'_>) {
        if let Some(place) = root.optional("priors") {
            self.priors(&place);
        }
        for item in self.reader.optional_list(root, "prices") {
            self.price(&item);
        }
    }

    /// By question, the shares of its choices in per cent; `unknown` is the share of "I don't know".
    fn priors(&mut self, place: &Place<'_>) {
        let questions = edit::ids(self.source.get("questions"));
        let keys: Vec<&str> = questions.iter().map(String::as_str).collect();
        if !self.reader.table(place, &keys) {
            return;
        }
        for (at, id) in questions.iter().enumerate() {
            let Some(shares) = place.optional(id) else { continue };
            let found = edit::items(self.source.get("questions")).nth(at);
            let choices = edit::ids(found.and_then(|question| question.get("choices")));
            let keys: Vec<&str> = choices.iter().map(String::as_str).chain(["unknown"]).collect();
            if !self.reader.table(&shares, &keys) {
                continue;
            }
            for (index, choice) in keys.iter().enumerate() {
                let Some(share) = shares.optional(choice) else { continue };
                let Some(number) = self.reader.number::<i64>(&share, 0..=100) else { continue };
                let question = edit::list_at(&mut self.source, &["questions"]).and_then(|list| list.get_mut(at));
                let Some(question) = question else { continue };
                let (target, key) = if index == choices.len() {
                    (Some(question), "unknown_prior")
                } else {
                    (edit::list_at(question, &["choices"]).and_then(|list| list.get_mut(index)), "prior")
                };
                if let Some(target) = target {
                    edit::set(target, key, Source::Number(number));
                }
            }
            self.origins.path(format!("model.questions[{at}]"), shares.path);
        }
    }

    /// A cost: a new one where the model has none of the id, otherwise other figures for those that it has; `where` picks
    /// among several of the same id by an answer that their `when` names.
    fn price(&mut self, item: &Place<'_>) {
        const KEYS: &[&str] = &[
            "id",
            "where",
            "outcome",
            "for",
            "when",
            "currency",
            "low",
            "usual_low",
            "usual_high",
            "high",
            "year",
            "facts",
        ];
        if !self.reader.table(item, KEYS) {
            return;
        }
        let Some(id) = self.reader.required_id(item, "id") else { return };
        let costs = ["roadmap", "costs"];
        let known = edit::ids(self.source.get("roadmap").and_then(|roadmap| roadmap.get("costs")));
        if !known.iter().any(|other| other == id) {
            if item.tree.get("where").is_some() {
                self.named(&format!("{}.id", item.path), "price", id, &known);
                return;
            }
            if let Some(list) = edit::list_at(&mut self.source, &costs) {
                list.push(item.tree.clone());
            }
            self.origins.item("model.roadmap.costs", &costs, id, item.path.clone());
            self.needs.push(("costs", id.to_owned(), item.path.clone()));
            return;
        }
        for key in ["outcome", "for", "when"] {
            if let Some(place) = item.optional(key) {
                let message = format!("the model has the price `{id}`, and says itself beside which advice it stands");
                let problem = Diagnostic::error("unknown-key", &place.path, message);
                self.reader.report(problem.help("leave this out; pick among prices of one id by `where`"));
                return;
            }
        }
        let wanted = item.tree.get("where");
        let Some(list) = edit::list_at(&mut self.source, &costs) else { return };
        let mut changed = Vec::new();
        for (at, cost) in list.iter_mut().enumerate() {
            if edit::text(cost, "id") == Some(id) && wanted.is_none_or(|wanted| picked(cost, wanted)) {
                for key in FIGURES.into_iter().chain(["currency", "year", "facts"]) {
                    if let Some(value) = item.tree.get(key) {
                        edit::set(cost, key, value.clone());
                    }
                }
                changed.push(at);
            }
        }
        if changed.is_empty() {
            let path = format!("{}.where", item.path);
            let message = format!("no price `{id}` of the model is for these answers");
            let problem = Diagnostic::error("no-longer-there", path, message);
            self.reader
                .report(problem.help("give answers that its `when` names, or leave `where` out: then all are set"));
        }
        for at in changed {
            self.origins.path(format!("model.roadmap.costs[{at}]"), item.path.clone());
        }
    }
}

/// Whether a cost is for these answers: of every question named, its `when` has one of the choices.
fn picked(cost: &Source, wanted: &Source) -> bool {
    let Source::Table(wanted) = wanted else { return false };
    wanted.iter().all(|(question, choices)| {
        let entry = cost.get("when").and_then(|when| when.get(question));
        let named: Vec<&Source> = match entry {
            Some(Source::List(items)) => items.iter().collect(),
            Some(entry) => edit::items(entry.get("any")).collect(),
            None => Vec::new(),
        };
        let unknown = entry.is_some_and(|entry| entry.get("unknown") == Some(&Source::Bool(true)));
        let asked_unknown = choices.get("unknown") == Some(&Source::Bool(true));
        (unknown && asked_unknown) || edit::items(Some(choices)).any(|choice| named.contains(&choice))
    })
}
