//! Reads the questionnaire: questions, choices, costs and priors.

use crate::prior::{Estimate, Prior};
use crate::reading::conditions::{self, Names};
use crate::tree::{Place, Reader, optional};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Choice, Question, Select};

const MOST_QUESTIONS: usize = attestation_fit::questions::MOST;

/// Three parallel lists, by question.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) questions: Vec<Question>,
    pub(super) costs: Vec<u16>,
    pub(super) priors: Vec<Prior>,
}

pub(super) fn read(reader: &mut Reader, root: &Place<'_>) -> Questions {
    let mut read = Questions::default();
    let Some(list) = reader.required(root, "questions") else {
        return read;
    };
    let places = reader.list(&list);
    if places.is_empty() || places.len() > MOST_QUESTIONS {
        let message = format!("{} questions", places.len());
        reader
            .report(Diagnostic::error("out-of-range", &list.path, message).help(format!("give 1 to {MOST_QUESTIONS}")));
    }
    for place in places.iter().take(MOST_QUESTIONS) {
        question(reader, place, &mut read);
    }
    read
}

fn question(reader: &mut Reader, place: &Place<'_>, read: &mut Questions) {
    reader.keys(place, &["id", "select", "choices", "cost", "decided_by", "unknown_prior", "relevant"]);
    let id = reader.required_id(place, "id");
    if let Some(id) = id.as_ref().filter(|id| id.starts_with(|letter: char| letter.is_ascii_digit())) {
        // JavaScript puts such keys of an object first, out of declared order
        let problem =
            Diagnostic::error("bad-id", format!("{}.id", place.path), format!("the id `{id}` begins with a digit"));
        reader.report(problem.help("begin the id of a question with a letter"));
    }
    let select = reader.required(place, "select").and_then(|found| match reader.text(&found).as_deref() {
        Some("one") => Some(Select::One),
        Some("many") => Some(Select::Many),
        Some(other) => {
            let problem = Diagnostic::error("unknown-value", &found.path, format!("unknown selection `{other}`"));
            reader.report(problem.help("give `one` or `many`"));
            None
        }
        None => None,
    });
    let select = select.unwrap_or(Select::One);
    let estimates = optional(place, "unknown_prior").and_then(|found| reader.number(&found, 0, 100));
    let mut shares = Vec::new();
    let mut choices = Vec::new();
    for found in reader.required(place, "choices").map(|found| reader.list(&found)).unwrap_or_default() {
        let (choice, share) = choice(reader, &found, &choices);
        choices.extend(choice);
        shares.push(share);
    }
    let most = Question::most_choices(select);
    if choices.is_empty() || choices.len() > most {
        let message = format!("{} choices", choices.len());
        reader.report(
            Diagnostic::error("beyond-reach", &place.path, message)
                .help(format!("give 1 to {most} choices, or split the question")),
        );
        choices.truncate(most);
    }
    let distance = distance(reader, place);
    let cost = optional(place, "cost").and_then(|found| reader.number(&found, 1, 1000)).unwrap_or(10);
    let names = Names { questions: &read.questions, decisions: &[] };
    let relevant =
        optional(place, "relevant").map(|_| conditions::alternatives_at(reader, place, "relevant", &names, 0));
    let question = Question { id: id.unwrap_or_default(), select, choices, distance, relevant };
    if read.questions.iter().any(|earlier| earlier.id == question.id) {
        reader.report(Diagnostic::error(
            "duplicate-id",
            &place.path,
            format!("a question `{}` stands earlier", question.id),
        ));
    }
    read.priors.push(prior(reader, place, &question, estimates, &shares));
    read.costs.push(cost as u16);
    read.questions.push(question);
}

/// Who decides the answer, as a distance from the prospect.
fn distance(reader: &mut Reader, place: &Place<'_>) -> u8 {
    let Some(found) = optional(place, "decided_by") else {
        return 0;
    };
    let known: Vec<String> = ["prospect", "buyers", "nature"].map(String::from).to_vec();
    reader.text(&found).and_then(|who| reader.find(&found, "value", &who, &known)).unwrap_or(0) as u8
}

fn choice(reader: &mut Reader, place: &Place<'_>, earlier: &[Choice]) -> (Option<Choice>, Option<u8>) {
    reader.keys(place, &["id", "exclusive", "unknown", "prior"]);
    let id = reader.required_id(place, "id");
    let exclusive = reader.flag(place, "exclusive");
    let unknown = reader.flag(place, "unknown");
    let share = optional(place, "prior").and_then(|found| reader.number(&found, 0, 100)).map(|share| share as u8);
    if let Some(id) = id.as_ref().filter(|id| earlier.iter().any(|choice| choice.id == **id)) {
        reader.report(Diagnostic::error("duplicate-id", &place.path, format!("a choice `{id}` stands earlier")));
    }
    (id.map(|id| Choice { id, exclusive: exclusive || unknown, unknown }), share)
}

/// The author's estimate where each choice has one and it leaves room for every answer, all answers alike where none has.
fn prior(
    reader: &mut Reader,
    place: &Place<'_>,
    question: &Question,
    unknown: Option<i64>,
    shares: &[Option<u8>],
) -> Prior {
    if unknown.is_none() && shares.iter().all(Option::is_none) {
        return Prior::uniform(question);
    }
    let choices: Vec<u8> = shares.iter().map(|share| share.unwrap_or(0)).collect();
    if unknown.is_none() || shares.iter().any(Option::is_none) {
        reader.report(
            Diagnostic::error("incomplete-prior", &place.path, "some answers have a prior, others have none")
                .help("give `unknown_prior` and a `prior` for each choice, or none at all"),
        );
        return Prior::uniform(question);
    }
    let unknown = unknown.unwrap_or(0) as u8;
    let alone = question.exclusive_choices() | question.unknown_choices();
    let counted = |choice: usize| question.select == Select::One || alone >> choice & 1 == 1;
    let sum: u32 = u32::from(unknown)
        + choices
            .iter()
            .enumerate()
            .filter(|(choice, _)| counted(*choice))
            .map(|(_, share)| u32::from(*share))
            .sum::<u32>();
    let wrong = if question.select == Select::One { sum != 100 } else { sum > 100 };
    if wrong {
        let wanted = if question.select == Select::One {
            "they must add up to 100"
        } else {
            "those that stand alone must leave room below 100"
        };
        reader
            .report(Diagnostic::error("wrong-prior", &place.path, format!("the priors add up to {sum}")).help(wanted));
        return Prior::uniform(question);
    }
    let prior = Prior::estimated(question, &Estimate { unknown, choices });
    if prior.weights.iter().all(|weight| *weight == 0) {
        reader.report(
            Diagnostic::error("wrong-prior", &place.path, "every prior is 0")
                .help("give at least one answer a prior above 0, or none at all"),
        );
        return Prior::uniform(question);
    }
    prior
}
