//! Overlays on the default model: what fits changes it, what does not is told at its line.

use attestation_fit::model::Model;
use attestation_fit_authoring::{Finding, Overlaid, Overlay, Source, folder, pack};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static DEFAULT: LazyLock<Source> = LazyLock::new(|| {
    let model = folder::assemble(&Path::new(env!("CARGO_MANIFEST_DIR")).join("model")).unwrap();
    serde_json::from_value(model).unwrap()
});

const HEAD: &str = "id = \"ours\"\nversion = \"1\"\n";

fn apply(text: &str) -> Result<Overlaid, Vec<Finding>> {
    Overlay::read(text).and_then(|overlay| overlay.apply(&DEFAULT))
}

/// What is told of an overlay: `line:column path [code]: message; way out`. Begins with a name and a version.
fn told(text: &str) -> Vec<String> {
    let findings = match apply(&format!("{HEAD}{text}")) {
        Ok(overlaid) => overlaid.check(),
        Err(findings) => findings,
    };
    let line = |finding: &Finding| {
        let position = |number: Option<usize>| number.map_or("?".to_owned(), |number| number.to_string());
        let (line, column) = (position(finding.line), position(finding.column));
        let problem = &finding.problem;
        let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{line}:{column} {} [{}]: {}{help}", problem.path, problem.code, problem.message)
    };
    findings.iter().map(line).collect()
}

fn at<'a>(source: &'a Source, path: &[&str]) -> &'a Source {
    path.iter().fold(source, |at, key| match at {
        Source::List(items) => {
            items.iter().find(|item| item.get("id") == Some(&Source::Text((*key).to_owned()))).unwrap()
        }
        _ => at.get(key).unwrap(),
    })
}

fn ids(source: &Source) -> Vec<String> {
    let Source::List(items) = source else { panic!("no list") };
    let id = |item: &Source| match item.get("id").unwrap_or(item) {
        Source::Text(id) => id.clone(),
        other => panic!("no id {other:?}"),
    };
    items.iter().map(id).collect()
}

#[test]
fn the_example_makes_a_model() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/wider-vendor.toml")).unwrap();
    let overlaid = apply(&text).unwrap();
    assert_eq!(overlaid.check(), []);
    let model = Model::read(&pack(&overlaid.source).unwrap()).unwrap();
    assert_ne!(Model::read(&pack(&DEFAULT).unwrap()).unwrap().digest(), model.digest());
    assert!(overlaid.words.get("de").is_some() && overlaid.cta.get("*").is_some());
}

#[test]
fn a_name_and_a_version_alone_change_nothing_else() {
    let overlaid = apply(HEAD).unwrap();
    let (Source::Table(before), Source::Table(after)) = (&*DEFAULT, &overlaid.source) else { panic!("no tables") };
    for ((key, was), (_, is)) in before.iter().zip(after) {
        assert!(was == is || key == "id" || key == "version", "{key}");
    }
    assert_eq!(before.len(), after.len());
}

#[test]
fn a_rule_goes_before_after_or_in_the_place_of_a_named_one() {
    let rule = |place: &str| {
        let words = "[words.en.rules]\nours = \"Because.\"\n";
        let text = format!(
            "{HEAD}[[rules]]\ntable = \"outcome\"\nid = \"ours\"\n{place} = \"cmmc-first\"\nthen = \"renew\"\nwhen = {{ held = [\"other\"] }}\n{words}"
        );
        ids(at(&apply(&text).unwrap().source, &["decisions", "outcome", "rules"]))
    };
    let was = ids(at(&DEFAULT, &["decisions", "outcome", "rules"]));
    let named = was.iter().position(|id| id == "cmmc-first").unwrap();
    let with = |at: usize| {
        let mut rules = was.clone();
        rules.insert(at, "ours".into());
        rules
    };
    assert_eq!(rule("before"), with(named));
    assert_eq!(rule("after"), with(named + 1));
    let mut replaced = was.clone();
    replaced[named] = "ours".into();
    assert_eq!(rule("replace"), replaced);
}

#[test]
fn a_choice_that_is_off_is_in_no_condition_and_the_other_shares_fill_the_whole() {
    let text = format!("{HEAD}[off]\nchoices = [\"firmness.one_off\"]\n");
    let overlaid = apply(&text).unwrap();
    assert_eq!(overlaid.check(), []);
    assert!(!serde_json::to_string(&overlaid.source).unwrap().contains("\"one_off\""));
}

#[test]
fn flags_rules_prices_and_parts_of_the_page_can_be_switched_off() {
    let text = format!(
        "{HEAD}[off]\nflags = [\"soc3\", \"hipaa\"]\nprices = [\"platform\"]\nlessons = [\"benefits\"]\nrules = [\"flags.penetration-test\"]\n"
    );
    let told_of = match apply(&text) {
        Ok(overlaid) => overlaid.check(),
        // the name of the rule is the default's, and may change
        Err(findings) => findings,
    };
    let others: Vec<_> =
        told_of.iter().filter(|finding| !finding.problem.path.starts_with("overlay.off.rules")).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn what_does_not_fit_is_told_at_its_line_with_the_way_out() {
    for (name, text, expected) in [
        (
            "a section that there is none of",
            "[prior.market]\neu = 1\n",
            "3:2 overlay [unknown-key]: unknown key `prior`; did you mean `priors`?",
        ),
        (
            "priors of no question",
            "[priors.markt]\neu = 1\n",
            "3:9 overlay.priors [unknown-key]: unknown key `markt`; did you mean `market`?",
        ),
        (
            "a prior of no choice",
            "[priors.aim]\nsale = 1\n",
            "4:1 overlay.priors.aim [unknown-key]: unknown key `sale`; did you mean `sales`?",
        ),
        (
            "a rule before none",
            "[[rules]]\ntable = \"outcome\"\nid = \"x\"\nbefore = \"cmc-first\"\nthen = \"renew\"\n",
            "6:1 overlay.rules[0].before [no-longer-there]: the model has no rule `cmc-first`; did you mean `cmmc-first`?",
        ),
        (
            "a rule of no table",
            "[[rules]]\ntable = \"outcom\"\nid = \"x\"\nthen = \"renew\"\n",
            "4:1 overlay.rules[0].table [no-longer-there]: the model has no table `outcom`; did you mean `outcome`?",
        ),
        (
            "a rule without a place",
            "[[rules]]\ntable = \"outcome\"\nid = \"x\"\nthen = \"renew\"\n",
            "3:1 overlay.rules[0] [missing-key]: the first rule of `outcome` that holds decides, and this one has no place; add `before`, `after` or `replace` with the id of a rule",
        ),
        (
            "words of no outcome",
            "[words.en.outcomes.renw]\ntitle = \"x\"\n",
            "3:20 overlay.words.en.outcomes [unknown-key]: unknown key `renw`; did you mean `renew`?",
        ),
        (
            "words in no language",
            "[words.english]\n",
            "3:8 overlay.words.english [unknown-language]: `english` is no language; give a language tag, such as `en` or `de`, and the words below it",
        ),
        (
            "a call for no outcome",
            "[cta.renw]\nlabel = \"x\"\n",
            "3:6 overlay.cta [unknown-key]: unknown key `renw`; did you mean `renew`?",
        ),
        (
            "a call that is a script",
            "[cta.renew]\nlabel = \"x\"\nhref = \"javascript:alert(1)\"\n",
            "5:1 overlay.cta.renew.href [bad-address]: `javascript:alert(1)` is no address of the web, of mail or of a telephone; begin it with `https://`, `mailto:`, `tel:` or `/`",
        ),
        (
            "a flag without words",
            "[[flags]]\nid = \"ours\"\nkind = \"addition\"\n",
            "3:1 overlay.flags[0] [missing-words]: `ours` has no words in the language `en`; add `title`, `text` at `words.en.flags.ours`",
        ),
        (
            "a flag that stands already",
            "[[flags]]\nid = \"soc3\"\nkind = \"addition\"\n",
            "4:1 overlay.flags[0].id [duplicate-id]: the model has a flag `soc3` already; give another id; what the model has is changed by `words`, `priors`, `prices` or `off`",
        ),
        (
            "a choice of no question",
            "[[choices]]\nquestion = \"askd\"\nid = \"x\"\n",
            "4:1 overlay.choices[0].question [no-longer-there]: the model has no question `askd`; did you mean `asked`?",
        ),
        (
            "a flag to switch off that is none",
            "[off]\nflags = [\"soc33\"]\n",
            "4:10 overlay.off.flags[0] [no-longer-there]: the model has no flag `soc33`; did you mean `soc3`?",
        ),
        (
            "a price for no answers",
            "[[prices]]\nid = \"soc2_type2_audit\"\nwhere = { people = [\"none\"] }\nlow = 1\n",
            "5:1 overlay.prices[0].where [no-longer-there]: no price `soc2_type2_audit` of the model is for these answers; give answers that its `when` names, or leave `where` out: then all are set",
        ),
        (
            "a price in no currency",
            "[[prices]]\nid = \"platform\"\ncurrency = \"dollars\"\n",
            "5:1 overlay.prices[0].currency [bad-currency]: `dollars` is no currency; give the three letters",
        ),
        (
            "priors that are no whole",
            "[priors.aim]\nsales = 99\n",
            "3:9 overlay.priors.aim [wrong-prior]: the priors add up to 144; they must add up to 100",
        ),
        (
            "a condition on no question",
            "[[rules]]\ntable = \"flags\"\nid = \"x\"\nwhen = { markt = [\"eu\"] }\nthen = \"soc3\"\n[words.en.rules]\nx = \"X.\"\n",
            "6:1 overlay.rules[0].when [unknown-question]: unknown question or decision `markt`; did you mean `market`?",
        ),
        ("no text of TOML", "[rules\n", "3:7 overlay [not-an-overlay]: the overlay cannot be read:"),
        (
            "a text where a list stands",
            "rules = \"x\"\n",
            "3:1 overlay.rules [wrong-shape]: text where a list is expected",
        ),
    ] {
        let told = told(text);
        assert_eq!(told.len(), 1, "{name}: {told:#?}");
        assert!(told[0].starts_with(expected), "{name}:\n{}\n{expected}", told[0]);
    }
}

const VOLUME: &str =
    "[[questions]]\nid = \"volume\"\nselect = \"one\"\nchoices = [{ id = \"few\" }, { id = \"lots\" }]\n";
const VOLUME_WORDS: &str = "[words.en.questions.volume]\ntext = \"How many?\"\nwhy = \"Effort.\"\n[words.en.questions.volume.choices]\nfew = { label = \"Few\" }\nlots = { label = \"Lots\" }\n";

fn after(source: &Source, question: &str) -> Option<Vec<String>> {
    at(source, &["questions", question]).get("after").map(ids)
}

#[test]
fn a_question_keeps_what_it_comes_after_and_stands_last() {
    let text = format!("{HEAD}{VOLUME}after = [\"firmness\", \"market\"]\n{VOLUME_WORDS}");
    let overlaid = apply(&text).unwrap();
    assert_eq!(overlaid.check(), []);
    assert_eq!(after(&overlaid.source, "volume"), Some(vec!["firmness".to_owned(), "market".to_owned()]));
    assert_eq!(ids(at(&overlaid.source, &["questions"])).last().unwrap(), "volume");
}

#[test]
fn a_question_after_none_or_at_a_position_is_told_at_its_line() {
    for (place, expected) in [
        (
            "after = [\"firmnes\"]\n",
            "7:10 overlay.questions[0].after[0] [unknown-question]: unknown question `firmnes`; did you mean `firmness`?",
        ),
        ("after = \"firmness\"\n", "7:1 overlay.questions[0].after [wrong-shape]: text where a list is expected"),
        ("before = \"firmness\"\n", "7:1 overlay.questions[0] [unknown-key]: unknown key `before`"),
    ] {
        let told = told(&format!("{VOLUME}{place}{VOLUME_WORDS}"));
        assert!(told.len() == 1 && told[0].starts_with(expected), "{told:#?}\n{expected}");
    }
}

#[test]
fn no_question_waits_for_one_that_is_off() {
    let waits = |id: &str, other: &str| after(&DEFAULT, id).is_some_and(|after| after.iter().any(|name| name == other));
    let questions = ids(at(&DEFAULT, &["questions"]));
    assert!(questions.iter().any(|id| waits(id, "firmness")), "the model has changed: no question waits for firmness");
    let text = format!("{HEAD}{VOLUME}after = [\"firmness\"]\n[off]\nquestions = [\"firmness\"]\n{VOLUME_WORDS}");
    let overlaid = apply(&text).unwrap();
    assert_eq!(after(&overlaid.source, "volume"), None);
    for id in questions.iter().filter(|id| *id != "firmness") {
        let left: Option<Vec<String>> = after(&DEFAULT, id)
            .map(|after| after.into_iter().filter(|other| other != "firmness").collect::<Vec<_>>())
            .filter(|after| !after.is_empty());
        assert_eq!(after(&overlaid.source, id), left, "{id}");
    }
}

#[test]
fn what_recurs_keeps_the_step_that_it_comes_after() {
    let text = format!(
        "{HEAD}[[recurring]]\nid = \"ours\"\noutcome = \"soc2_type2\"\nafter = \"observation\"\nmonths = 6\n[words.en.recurring.ours]\nname = \"Talk\"\ndetail = \"We look at it.\"\n"
    );
    let overlaid = apply(&text).unwrap();
    assert_eq!(at(&overlaid.source, &["roadmap", "recurring", "ours", "after"]), &Source::Text("observation".into()));
}

#[test]
fn an_added_outcome_without_a_plan_and_without_words_is_told_of_both() {
    let told = told("[[outcomes]]\nid = \"ours\"\n");
    let codes: Vec<_> = told.iter().map(|line| line.split(['[', ']']).nth(3).unwrap_or_default()).collect();
    assert_eq!(codes, ["outcome-without-plan", "missing-words"], "{told:?}");
}

#[test]
fn json_says_the_same_without_lines() {
    let findings = apply(r#"{ "id": "ours", "version": "1", "off": { "flags": ["soc33"] } }"#).unwrap_err();
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].line, findings[0].problem.code), (None, "no-longer-there"));
}

#[test]
fn hostile_overlays_end_within_a_second() {
    let deep = format!("x = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let dotted = format!("{} = 1", vec!["a"; 50_000].join("."));
    let wide = format!("{HEAD}off.flags = [{}]", "\"nothing\",".repeat(100_000));
    let json = format!("{{\"a\":{}", "[".repeat(100_000));
    for text in [deep, dotted, wide, json, "x = \"".repeat(200_000), "\u{0}".into(), String::new()] {
        let begun = Instant::now();
        assert!(apply(&text).is_err());
        let (start, end) = (&text[..30.min(text.len())], begun.elapsed());
        assert!(end < Duration::from_secs(1), "{end:?}: {start}…");
    }
}
