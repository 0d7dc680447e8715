//! Reads what the author says of the decision as a whole: promises, and findings that stay.

use super::conditions;
use super::names::Names;
use crate::reader::{Place, Reader};
use attestation_fit::model::{Accepted, Monotonicity};

pub(super) fn read(reader: &mut Reader, root: &Place<'_>, names: &Names<'_>) -> Vec<Monotonicity> {
    reader.optional_list(root, "monotonicity").iter().filter_map(|place| promise(reader, place, names)).collect()
}

fn promise(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Option<Monotonicity> {
    if !reader.table(place, &["id", "question", "chain", "adds", "keeps", "when"]) {
        return None;
    }
    let id = reader.required_id(place, "id");
    let question = reader.required(place, "question").and_then(|found| {
        let id = reader.text(&found)?;
        reader.find(&found, id, &names.asked.known)
    });
    reader.required(place, "keeps");
    let keeps = conditions::set(reader, place, "keeps", names.outcomes);
    let when = conditions::when(reader, place, names.asked, names.decided);
    let (id, question) = (id?.to_owned(), question?);
    let choices = &names.asked.choices[question];
    let chain = place.optional("chain").map(|found| reader.texts(&found)).unwrap_or_default();
    let chain = chain.iter().filter_map(|(item, id)| reader.find(item, id, choices)).collect();
    let adds = conditions::set(reader, place, "adds", choices);
    Some(Monotonicity { id, question, chain, adds, keeps, when })
}

pub(super) fn accepted(reader: &mut Reader, root: &Place<'_>) -> Vec<Accepted> {
    let mut accepted = Vec::new();
    for place in reader.optional_list(root, "accepted") {
        if !reader.table(&place, &["code", "path", "reason"]) {
            continue;
        }
        let texts = ["code", "path", "reason"].map(|key| reader.required_text(&place, key).map(str::to_owned));
        if let [Some(code), Some(path), Some(reason)] = texts {
            accepted.push(Accepted { code, path, reason });
        }
    }
    accepted
}
