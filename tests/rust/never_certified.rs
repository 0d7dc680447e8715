//! No text that we ship calls a SOC 2 a certification: tests/data/never_said.toml has the phrases.

use crate::common;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What visitors and vendors read, or what it is made of.
const SHIPPED: [&str; 8] =
    ["README.md", "CHANGELOG.md", "docs", "model", "www/locales", "www/demo", "www/frame", "www/element"];
const KINDS: [&str; 7] = ["md", "toml", "html", "ts", "json", "svg", "txt"];

fn list<'a>(data: &'a Value, of: &str) -> Vec<&'a str> {
    data[of].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

fn phrases(data: &Value) -> Vec<&str> {
    data["phrases"].as_object().unwrap().keys().flat_map(|language| list(&data["phrases"], language)).collect()
}

/// Small letters, one blank between words, no signs that only decorate.
fn plain(text: &str) -> String {
    let blank = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}');
    let decoration = |letter: char| matches!(letter, '"' | '\'' | '`' | '*' | '«' | '»' | '\u{2018}'..='\u{201f}' | '\u{64b}'..='\u{652}' | '\u{200e}' | '\u{200f}');
    let letters = text.chars().filter(|letter| !decoration(*letter));
    let letters: String = letters.map(|letter| if blank(letter) { ' ' } else { letter }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wrong<'a>(text: &str, phrases: &[&'a str]) -> Option<&'a str> {
    let text = plain(text);
    phrases.iter().find(|phrase| text.contains(**phrase)).copied()
}

fn files(place: &Path, found: &mut Vec<PathBuf>) {
    if place.is_dir() {
        std::fs::read_dir(place).unwrap().for_each(|entry| files(&entry.unwrap().path(), found));
    } else if place.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
        found.push(place.to_owned());
    }
}

#[test]
fn no_text_calls_a_soc_2_a_certification() {
    let data = common::table("tests/data/never_said.toml");
    let mut found = Vec::new();
    SHIPPED.iter().for_each(|place| files(&common::at(place), &mut found));
    assert!(found.len() > 60, "the texts are there: {}", found.len());
    let mut said = Vec::new();
    for path in found {
        let name = path.strip_prefix(common::at("")).unwrap().to_string_lossy().into_owned();
        let mut text = std::fs::read_to_string(&path).unwrap();
        for corrected in data["corrected"].as_array().unwrap().iter().filter(|corrected| corrected["file"] == name) {
            let quoted = corrected["text"].as_str().unwrap();
            assert!(text.contains(quoted), "{name} no longer says {quoted}: take it out of never_said.toml");
            text = text.replace(quoted, "");
        }
        // A phrase may be broken over two lines, as Markdown and TOML wrap them.
        said.extend(wrong(&text, &phrases(&data)).map(|phrase| format!("{name}: {phrase}")));
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn what_is_planted_is_found_and_what_is_honest_is_not() {
    let data = common::table("tests/data/never_said.toml");
    for text in list(&data, "planted") {
        assert!(wrong(text, &phrases(&data)).is_some(), "not found: {text}");
    }
    for text in list(&data, "honest") {
        assert_eq!(wrong(text, &phrases(&data)), None, "{text}");
    }
}
