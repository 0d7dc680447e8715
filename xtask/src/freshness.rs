//! Whether the facts are still fresh: advice ages with its sources, and nobody notices unless the build says so.

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use time::{Date, macros::format_description};

/// A fact is looked up again after this many days.
const GOOD_FOR: i64 = 180;

/// A line for each fact of the model whose check is too old, or that tells of a rule which no longer applies.
///
/// # Errors
/// Where a fact has no day of its check, or a day that cannot be read.
pub fn stale(model: &Value, today: Date) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for (id, fact) in model["facts"].as_object().into_iter().flatten() {
        let place = format!("model/facts.toml: {id}");
        let fact = fact.as_object().with_context(|| format!("{place} is no table"))?;
        let checked = day(fact, "checked", &place)?.with_context(|| format!("{place} has no `checked`"))?;
        let age = (today - checked).whole_days();
        if age > GOOD_FOR {
            lines.push(format!("{place} was checked {age} days ago: look it up again and set `checked`"));
        }
        if let Some(end) = day(fact, "valid_until", &place)?.filter(|end| *end < today) {
            lines.push(format!("{place} was valid until {end}: say what applies now"));
        }
        day(fact, "valid_from", &place)?;
    }
    Ok(lines)
}

fn day(fact: &Map<String, Value>, key: &str, place: &str) -> Result<Option<Date>> {
    let Some(value) = fact.get(key) else { return Ok(None) };
    let text = value.as_str().unwrap_or_default();
    let date = Date::parse(text, format_description!("[year]-[month]-[day]"));
    date.map(Some).with_context(|| format!("{place}: `{key}` is {value}, not a day such as \"2026-11-24\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use time::macros::date;

    fn told(fact: Value) -> Vec<String> {
        stale(&json!({ "facts": { "R01": fact } }), date!(2026 - 11 - 24)).unwrap()
    }

    #[test]
    fn a_fact_is_fresh_for_180_days() {
        assert!(told(json!({ "checked": "2026-05-28" })).is_empty());
        let stale = told(json!({ "checked": "2026-05-27" }));
        assert_eq!(stale, ["model/facts.toml: R01 was checked 181 days ago: look it up again and set `checked`"]);
    }

    #[test]
    fn a_fact_past_its_last_day_is_told() {
        assert!(told(json!({ "checked": "2026-11-24", "valid_until": "2026-11-24" })).is_empty());
        let past = told(json!({ "checked": "2026-11-24", "valid_until": "2026-11-23" }));
        assert_eq!(past, ["model/facts.toml: R01 was valid until 2026-11-23: say what applies now"]);
    }

    #[test]
    fn a_day_that_cannot_be_read_is_an_error_with_its_place() {
        let model = json!({ "facts": { "R01": { "checked": "soon" } } });
        let error = stale(&model, date!(2026 - 11 - 24)).unwrap_err();
        assert!(error.to_string().starts_with("model/facts.toml: R01: `checked` is \"soon\""), "{error}");
    }
}
