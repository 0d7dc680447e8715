//! Reads the questionnaire: questions, choices, costs and priors.

use super::conditions;
use super::names::{Decisions, Questions};
use super::turns;
use crate::prior::{Estimate, Prior};
use crate::reader::{Kind, Known, Place, Reader, shown};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{ChoiceId, Id as _, IndexVec, QuestionId};
use attestation_fit::model::{Choice, Condition, Question, Select};

const KEYS: &[&str] = &["id", "select", "choices", "cost", "decided_by", "unknown_prior", "relevant", "after"];
/// Who decides an answer, nearest to the prospect first: the position is the distance.
const DECIDED_BY: [&str; 3] = ["prospect", "buyers", "nature"];
/// A plain single choice, in tenths of it.
const PLAIN_COST: u16 = 10;

/// What was read.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) names: Questions,
    pub(super) costs: IndexVec<QuestionId, u16>,
    pub(super) priors: IndexVec<QuestionId, Prior>,
    /// The questions that each comes after.
    pub(super) after: IndexVec<QuestionId, attestation_fit::ids::Questions>,
}

pub(super) fn read(reader: &mut Reader, root: &Place<'_>) -> Asked {
    let mut asked = Asked {
        names: Questions {
            questions: IndexVec::default(),
            known: Known::new(Kind::Question),
            choices: IndexVec::default(),
            declared: Vec::new(),
        },
        costs: IndexVec::default(),
        priors: IndexVec::default(),
        after: IndexVec::default(),
    };
    let places = reader.required_list(root, "questions");
    let most = QuestionId::MOST;
    if root.optional("questions").is_some_and(|list| list.is_list()) && !(1..=most).contains(&places.len()) {
        let message = format!("{} questions", places.len());
        let problem = Diagnostic::error("out-of-range", format!("{}.questions", root.path), message);
        reader.report(problem.help(format!("give 1 to {most}")));
    }
    asked.names.known.incomplete(!(1..=most).contains(&places.len()));
    let id = |place: &Place<'_>| match place.optional("id").map(|id| id.tree) {
        Some(crate::source::Source::Text(id)) => Some(id.clone()),
        _ => None,
    };
    asked.names.declared = places.iter().filter_map(id).collect();
    for place in places.iter().take(most) {
        if question(reader, place, &mut asked).is_none() {
            asked.names.known.incomplete(true);
        }
    }
    asked.after = turns::read(reader, &places, &asked.names);
    asked
}

/// Reads one question; `None` where it cannot be told apart from others.
fn question(reader: &mut Reader, place: &Place<'_>, asked: &mut Asked) -> Option<()> {
    if !reader.table(place, KEYS) {
        return None;
    }
    let id = reader.required_id(place, "id");
    if let Some(id) = id.filter(|id| id.starts_with(|letter: char| letter.is_ascii_digit())) {
        // JavaScript puts such keys of an object first, out of declared order
        let message = format!("the id `{}` begins with a digit", shown(id));
        let problem = Diagnostic::error("bad-id", format!("{}.id", place.path), message);
        reader.report(problem.help("begin the id of a question with a letter"));
    }
    let select = select(reader, place);
    let (choices, shares) = choices(reader, place, select);
    let distance = distance(reader, place);
    let cost = place.optional("cost").and_then(|found| reader.number(&found, 1..=1000)).unwrap_or(PLAIN_COST);
    let relevant = place.optional("relevant").map(|found| relevance(reader, &found, asked));
    let id = id?;
    let (Some(select), Some((choices, known))) = (select, choices) else {
        // its name is taken all the same, and nothing is said of choices that could not be read
        let mut known = Known::new(Kind::Choice);
        known.incomplete(true);
        let empty = Question { id: id.into(), select: Select::One, choices: IndexVec::default(), distance, relevant };
        return add(asked, empty, known, cost, Prior { weights: IndexVec::default() });
    };
    let question = Question { id: id.into(), select, choices, distance, relevant };
    let prior = prior(reader, place, &question, &shares);
    if asked.names.known.get(id).is_some() {
        reader.error("duplicate-id", place, format!("a question `{}` stands earlier", shown(id)));
        return None;
    }
    add(asked, question, known, cost, prior)
}

fn add(asked: &mut Asked, question: Question, choices: Known<ChoiceId>, cost: u16, prior: Prior) -> Option<()> {
    let name = question.id.clone();
    let id = asked.names.questions.push(question).ok()?;
    asked.names.choices.push(choices).ok()?;
    asked.costs.push(cost).ok()?;
    asked.priors.push(prior).ok()?;
    asked.names.known.add(&name, id).then_some(())
}

fn select(reader: &mut Reader, place: &Place<'_>) -> Option<Select> {
    let found = reader.required(place, "select")?;
    match reader.text(&found)? {
        "one" => Some(Select::One),
        "many" => Some(Select::Many),
        other => {
            let message = format!("unknown selection `{}`", shown(other));
            let problem = Diagnostic::error("unknown-value", &found.path, message);
            reader.report(problem.help("give `one` or `many`"));
            None
        }
    }
}

/// Who decides the answer, as a distance from the prospect.
fn distance(reader: &mut Reader, place: &Place<'_>) -> u8 {
    let Some(found) = place.optional("decided_by") else { return 0 };
    let Some(who) = reader.text(&found) else { return 0 };
    if let Some((distance, _)) = (0..).zip(DECIDED_BY).find(|(_, known)| *known == who) {
        return distance;
    }
    let message = format!("unknown value `{}`", shown(who));
    reader.report(Diagnostic::error("unknown-value", &found.path, message).nearest(who, &DECIDED_BY));
    0
}

fn relevance(reader: &mut Reader, place: &Place<'_>, asked: &Asked) -> Condition {
    conditions::condition(reader, place, &asked.names, &Decisions::none())
}

type Choices = (IndexVec<ChoiceId, Choice>, Known<ChoiceId>);
/// By choice: the share of prospects who take it, in per cent.
type Shares = Vec<Option<u8>>;

fn choices(reader: &mut Reader, place: &Place<'_>, select: Option<Select>) -> (Option<Choices>, Shares) {
    let Some(list) = reader.required(place, "choices") else { return (None, Vec::new()) };
    let places = reader.list(&list);
    let most = select.unwrap_or(Select::One).most_choices();
    if list.is_list() && !(1..=most).contains(&places.len()) {
        let problem = Diagnostic::error("beyond-reach", &place.path, format!("{} choices", places.len()));
        reader.report(problem.help(format!("give 1 to {most} choices, or split the question")));
        return (None, Vec::new());
    }
    let mut choices = IndexVec::default();
    let mut known = Known::new(Kind::Choice);
    let mut shares = Vec::new();
    for place in &places {
        let read = choice(reader, place);
        known.incomplete(read.is_none());
        let Some((choice, share)) = read else { continue };
        shares.push(share);
        let name = choice.id.clone();
        let added = choices.push(choice).is_ok_and(|id| known.add(&name, id));
        if !added {
            known.incomplete(true);
            reader.error("duplicate-id", place, format!("a choice `{}` stands earlier", shown(&name)));
        }
    }
    let read = !choices.is_empty();
    (read.then_some((choices, known)), shares)
}

fn choice(reader: &mut Reader, place: &Place<'_>) -> Option<(Choice, Option<u8>)> {
    if !reader.table(place, &["id", "exclusive", "unknown", "prior"]) {
        return None;
    }
    let id = reader.required_id(place, "id");
    let exclusive = reader.flag(place, "exclusive");
    let unknown = reader.flag(place, "unknown");
    let share = place.optional("prior").and_then(|found| reader.number(&found, 0..=100));
    Some((Choice { id: id?.into(), exclusive: exclusive || unknown, unknown }, share))
}

/// The author's estimate where each choice has one and it leaves room for every answer, all answers alike where none has.
fn prior(reader: &mut Reader, place: &Place<'_>, question: &Question, shares: &Shares) -> Prior {
    let unknown: Option<u8> = place.optional("unknown_prior").and_then(|found| reader.number(&found, 0..=100));
    if unknown.is_none() && shares.iter().all(Option::is_none) {
        return Prior::uniform(question);
    }
    let given: Option<Vec<u8>> = shares.iter().copied().collect();
    let (Some(unknown), Some(given)) = (unknown, given) else {
        let message = "some answers have a prior, others have none";
        let problem = Diagnostic::error("incomplete-prior", &place.path, message);
        reader.report(problem.help("give `unknown_prior` and a `prior` for each choice, or none at all"));
        return Prior::uniform(question);
    };
    let alone = question.exclusive_choices().or(question.unknown_choices());
    let counted = |choice: ChoiceId| question.select == Select::One || alone.has(choice);
    let counted = question.choices.ids().zip(&given).filter(|(choice, _)| counted(*choice));
    let sum = u32::from(unknown) + counted.map(|(_, share)| u32::from(*share)).sum::<u32>();
    let wanted = match question.select {
        Select::One if sum != 100 => Some("they must add up to 100"),
        Select::Many if sum > 100 => Some("those that stand alone must leave room below 100"),
        _ => None,
    };
    if let Some(wanted) = wanted {
        let message = format!("the priors add up to {sum}");
        reader.report(Diagnostic::error("wrong-prior", &place.path, message).help(wanted));
        return Prior::uniform(question);
    }
    let choices = question.choices.map(|choice, _| given.get(choice.index()).copied().unwrap_or(0));
    let prior = Prior::estimated(question, &Estimate { unknown, choices });
    if prior.weights.iter().all(|weight| *weight == 0) {
        let problem = Diagnostic::error("wrong-prior", &place.path, "every prior is 0");
        reader.report(problem.help("give at least one answer a prior above 0, or none at all"));
        return Prior::uniform(question);
    }
    prior
}
