//! What the words of a model's parts must hold, in every language.

/// Sections of the words by id, with the texts that each entry must have; none: the entry is a text itself. Questions
/// stand apart, since their words hold those of their choices.
pub const ENTRIES: [(&str, &[&str]); 13] = [
    ("outcomes", &["title", "advice", "meaning"]),
    ("criteria", &["name", "meaning"]),
    ("flags", &["title", "text"]),
    ("rules", &[]),
    ("steps", &["name", "detail"]),
    ("recurring", &["name", "detail"]),
    ("costs", &["name", "detail"]),
    ("comparison", &["topic", "soc2", "iso27001"]),
    ("evidence", &["name", "detail"]),
    ("misconceptions", &["claim", "correction"]),
    ("lessons", &["title", "text"]),
    ("handover", &["title", "preview"]),
    ("facts", &[]),
];

/// The texts that a question's entry must have, beside its choices.
pub const QUESTION: &[&str] = &["text", "why"];

/// The texts that an entry of a section must have; none where the entry is a text itself.
#[must_use]
pub fn fields(section: &str) -> &'static [&'static str] {
    let found = ENTRIES.iter().find(|(name, _)| *name == section);
    if section == "questions" { QUESTION } else { found.map_or(&[], |(_, fields)| fields) }
}
