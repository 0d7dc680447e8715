//! Plural forms in `[ui]`: ids that end in a plural category of CLDR are forms of one text. A language gives the forms
//! that it has, and always `_other`.

use serde_json::{Map, Value};

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The English text that an entry of another language translates: that of the same id, or the general form.
pub fn english_of<'a>(id: &str, english: &'a Map<String, Value>) -> Option<&'a Value> {
    english.get(id).or_else(|| english.get(&format!("{}_other", base(id)?)))
}

/// Whether another language may leave the id out: a plural form other than `_other`.
pub fn may_be_absent(id: &str, english: &Map<String, Value>) -> bool {
    base(id).is_some_and(|base| !id.ends_with("_other") && english.contains_key(&format!("{base}_other")))
}

fn base(id: &str) -> Option<&str> {
    let (base, category) = id.rsplit_once('_')?;
    CATEGORIES.contains(&category).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_language_has_its_own_forms() {
        let english = json!({ "left_one": "{n} question", "left_other": "{n} questions", "the_one": "The one" });
        let english = english.as_object().unwrap();
        assert_eq!(english_of("left_few", english), Some(&json!("{n} questions")));
        assert_eq!(english_of("right_few", english), None);
        assert!(may_be_absent("left_one", english));
        assert!(!may_be_absent("left_other", english));
        assert!(!may_be_absent("the_one", english));
    }
}
