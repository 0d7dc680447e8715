//! What holds for all answers of the default model, and what bad input is told.

use crate::common::{self, Random};
use attestation_fit::answers::{Answers, RawAnswers};
use attestation_fit::ids::{Choices, Id as _, OutcomeId};
use attestation_fit::model::{Model, Select};
use serde_json::{Value, json};

/// Random answers: each question open, "I don't know" or any allowed answer.
fn random(model: &Model, random: &mut Random, open: usize) -> Answers {
    let mut given = Vec::new();
    for (id, question) in model.questions().enumerate() {
        let allowed: Vec<Choices> = question.allowed().map(|(_, answer)| answer).collect();
        if !random.chance(open) {
            given.push((id, *random.of(&allowed)));
        }
    }
    Answers::of_choices(model, given).unwrap()
}

#[test]
fn any_answers_yield_a_report_with_an_outcome_and_a_reason() {
    let model = common::model();
    let mut chance = Random(7);
    for _ in 0..3000 {
        let open = chance.below(101);
        let answers = random(model, &mut chance, open);
        let report = common::report(model, &answers);
        let recommendation = &report["recommendation"];
        let possible = recommendation["possible"].as_array().unwrap();
        let text = answers.to_text(model);
        assert!(possible.contains(&recommendation["outcome"]), "{text}");
        assert_eq!(recommendation["decided"], json!(possible.len() == 1), "{text}");
        assert_eq!(report["next"].is_null(), possible.len() == 1, "{text}");
        assert!(!recommendation["reasons"].as_array().unwrap().is_empty(), "{text}");
    }
}

#[test]
fn the_order_of_the_answers_does_not_matter() {
    let model = common::model();
    let mut chance = Random(11);
    for _ in 0..500 {
        let answers = random(model, &mut chance, 40);
        let canonical = common::report(model, &answers)["answers"].clone();
        let mut raw: RawAnswers = common::raw(&canonical);
        for end in (1..raw.len()).rev() {
            raw.swap(end, chance.below(end + 1));
        }
        for (_, answer) in &mut raw {
            if let attestation_fit::answers::RawAnswer::Many(ids) = answer {
                ids.reverse();
            }
        }
        let shuffled = Answers::check(model, &raw).unwrap();
        assert_eq!(common::report(model, &shuffled).to_string(), common::report(model, &answers).to_string());
    }
}

#[test]
fn the_warning_about_the_date_says_what_the_plan_says() {
    let model = common::model();
    let mut chance = Random(13);
    for _ in 0..20_000 {
        let answers = random(model, &mut chance, 12);
        let report = common::report(model, &answers);
        let warned = report["flags"].as_array().unwrap().iter().any(|flag| flag["id"] == "deadline_infeasible");
        assert_eq!(warned, report["roadmap"]["feasible"] == json!(false), "{}", answers.to_text(model));
    }
}

#[test]
fn steps_start_when_the_steps_before_them_have_ended() {
    let model = common::model();
    let mut chance = Random(17);
    for _ in 0..2000 {
        let answers = random(model, &mut chance, 20);
        let report = common::report(model, &answers);
        let steps = report["roadmap"]["steps"].as_array().unwrap();
        for (position, step) in steps.iter().enumerate() {
            for estimate in ["low", "usual", "high"] {
                let before = step["after"].as_array().unwrap().iter().map(|id| {
                    let found = steps[..position].iter().find(|step| step["id"] == *id);
                    found.expect("a step follows earlier ones only")["end"][estimate].as_u64().unwrap()
                });
                let start = before.max().unwrap_or(0);
                assert_eq!(step["start"][estimate], json!(start));
                assert_eq!(step["end"][estimate], json!(start + step["weeks"][estimate].as_u64().unwrap()));
            }
        }
    }
}

#[test]
fn the_text_form_comes_back_exactly() {
    let model = common::model();
    let mut chance = Random(19);
    for _ in 0..2000 {
        let answers = random(model, &mut chance, 30);
        assert_eq!(Answers::from_text(model, &answers.to_text(model)).unwrap(), answers);
    }
}

#[test]
fn text_that_was_tampered_with_is_refused() {
    for text in [
        "asked:soc2+soc2",
        "asked:iso27001+soc2",
        "market:uk_eu,asked:soc2",
        "asked:soc2,",
        "asked:",
        "asked",
        ":soc2",
        "market:uk_eu+mixed",
        "asked:<script>",
        "asked:soc2,asked:soc2",
        "held:none+iso27001",
    ] {
        assert!(Answers::from_text(common::model(), text).is_err(), "{text}");
    }
    assert_eq!(Answers::from_text(common::model(), "").unwrap(), Answers::open(common::model()));
}

#[test]
fn bad_answers_are_told_the_place_the_offence_and_the_way_out() {
    let cases: &[(Value, &str, &str, &str, &str)] = &[
        (
            json!({"bugdet": "unsure"}),
            "unknown-question",
            "answers.bugdet",
            "unknown question `bugdet`",
            "did you mean `budget`?",
        ),
        (
            json!({"market": "uk-eu"}),
            "unknown-choice",
            "answers.market",
            "unknown choice `uk-eu`",
            "did you mean `uk_eu`?",
        ),
        (
            json!({"market": ["uk_eu"]}),
            "wrong-shape",
            "answers.market",
            "a list where one choice is asked for",
            "give one choice as text, or `null` for \"I don't know\"",
        ),
        (
            json!({"asked": true}),
            "wrong-shape",
            "answers.asked",
            "true or false where a list of choices is asked for",
            "give choices as a list of texts, or `null` for \"I don't know\"",
        ),
        (
            json!({"market": 3}),
            "wrong-shape",
            "answers.market",
            "a number where one choice is asked for",
            "give one choice as text, or `null` for \"I don't know\"",
        ),
        (
            json!({"asked": []}),
            "no-choice",
            "answers.asked",
            "the list has no choice",
            "give `null` for \"I don't know\", or leave the question out where it was not asked",
        ),
        (
            json!({"asked": ["soc2", "soc2"]}),
            "duplicate-choice",
            "answers.asked",
            "the choice `soc2` is given twice",
            "give each choice once",
        ),
        (
            json!({"held": ["none", "iso27001"]}),
            "exclusive-choice",
            "answers.held",
            "the choice `none` cannot be combined with another",
            "give `none` alone, or leave it out",
        ),
        (
            json!({"asked": ["soc2", 4]}),
            "wrong-shape",
            "answers.asked",
            "a list with something other than texts where a list of choices is asked for",
            "give choices as a list of texts, or `null` for \"I don't know\"",
        ),
    ];
    for (answers, code, path, message, help) in cases {
        let problems = Answers::check(common::model(), &common::raw(answers)).unwrap_err();
        let got: Vec<_> = problems
            .iter()
            .map(|found| (found.code, found.path.as_str(), found.message.as_str(), found.help.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(got, [(*code, *path, *message, *help)], "{answers}");
    }
}

#[test]
fn every_problem_of_the_answers_is_reported_and_not_the_first_only() {
    let answers = json!({"colour": "red", "market": "mars", "asked": ["soc2", "soc2", "iso"]});
    assert_eq!(Answers::check(common::model(), &common::raw(&answers)).unwrap_err().len(), 4);
}

#[test]
fn damaged_models_are_refused_or_valid_but_never_a_panic() {
    let packed = attestation_fit_authoring::pack(&common::source()).unwrap();
    let mut chance = Random(23);
    let (mut read, mut refused) = (0, 0);
    for _ in 0..4000 {
        let mut damaged = packed.clone();
        match chance.below(3) {
            0 => damaged.truncate(chance.below(packed.len())),
            1 => {
                let place = chance.below(packed.len());
                damaged[place] ^= 1 << chance.below(8);
            }
            _ => {
                let place = chance.below(packed.len());
                damaged.insert(place, chance.below(256) as u8);
            }
        }
        let Ok(model) = Model::read(&damaged) else {
            refused += 1;
            continue;
        };
        // still a model: it must answer, whatever it says
        read += 1;
        let report = common::report(&model, &Answers::open(&model));
        assert!(report["recommendation"]["outcome"].is_string());
    }
    assert!(read > 200 && refused > 400, "{read} read, {refused} refused: one side is not tried");
}

#[test]
fn a_row_of_codes_leads_to_the_outcome_of_the_report() {
    let model = common::model();
    let mut chance = Random(29);
    for _ in 0..2000 {
        let answers = random(model, &mut chance, 30);
        let row = attestation_fit::rows::encode(model, &answers);
        let outcome = attestation_fit::rows::evaluate(model, &row).unwrap()[0];
        assert_eq!(
            common::report(model, &answers)["recommendation"]["outcome"],
            json!(model.outcomes()[OutcomeId::at(usize::from(outcome))])
        );
    }
}

#[test]
fn bytes_that_are_no_rows_are_refused() {
    let model = common::model();
    let row = attestation_fit::rows::encode(model, &Answers::open(model));
    let short = attestation_fit::rows::evaluate(model, &row[1..]).unwrap_err();
    assert_eq!(short.message, "the bytes are no whole number of rows");
    let mut rows = [row.clone(), row].concat();
    rows[model.questions().len()] = 250;
    let unknown = attestation_fit::rows::evaluate(model, &rows).unwrap_err();
    assert_eq!((unknown.path.as_str(), unknown.message.as_str()), ("rows[1]", "a code that no answer has"));
}

#[test]
fn a_choice_that_means_unknown_is_kept_in_the_answers_and_counts_as_unknown() {
    let model = common::model();
    let named = common::report(model, &common::answers(&json!({"asked": ["either"], "market": "unsure"})));
    let unknown = common::report(model, &common::answers(&json!({"asked": ["either"], "market": null})));
    assert_eq!(named["answers"]["market"], json!("unsure"));
    assert_eq!(named["recommendation"]["outcome"], unknown["recommendation"]["outcome"]);
    let select = model
        .questions()
        .iter()
        .filter(|question| !question.unknown_choices().is_empty())
        .map(|question| question.select);
    assert!(select.clone().count() == 3 && select.into_iter().all(|select| select == Select::One));
}
