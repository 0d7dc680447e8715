//! How hard the English texts are to read, by the Flesch–Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word
//! − 15.59, about the school year in which a text is understood. A guide where to look, and never a gate: names such as
//! ISO/IEC 27001 count as words, and syllables are counted by groups of vowels.

use super::Words;
use serde_json::Value;

/// How many of the hardest are listed.
const LISTED: usize = 10;
/// Shorter texts are labels; the formula says nothing about them.
const FEWEST_WORDS: usize = 12;

/// The mean grade of the texts of a language, and the ten hardest with their places.
pub fn print(words: &Words) {
    let mut graded = Vec::new();
    for (section, value) in &words.sections {
        collect(section, value, &mut graded);
    }
    graded.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let count = graded.len();
    let mean = graded.iter().map(|(grade, ..)| grade).sum::<f64>() / count.max(1) as f64;
    println!("reading grade (Flesch–Kincaid) of {count} English texts: {mean:.1} on average; the hardest:");
    for (grade, place, text) in graded.iter().take(LISTED) {
        println!("  {grade:>4.1}  {place}: {text}");
    }
}

fn collect(place: &str, value: &Value, graded: &mut Vec<(f64, String, String)>) {
    match value {
        Value::String(text) => graded.extend(grade(text).map(|grade| (grade, place.to_owned(), text.clone()))),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(&format!("{place}[{index}]"), item, graded));
        }
        Value::Object(entries) => {
            entries.iter().for_each(|(key, entry)| collect(&format!("{place}.{key}"), entry, graded));
        }
        _ => {}
    }
}

/// `None` for what is too short to be graded.
fn grade(text: &str) -> Option<f64> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let ends = |word: &&&str| word.trim_end_matches(['”', ')', '"']).ends_with(['.', '?', '!', ':', ';']);
    let sentences = words.iter().filter(ends).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (count, sentences, syllables) = (words.len() as f64, sentences as f64, syllables as f64);
    (words.len() >= FEWEST_WORDS).then(|| 0.39 * count / sentences + 11.8 * syllables / count - 15.59)
}

/// Groups of vowels, without a silent e at the end; at least one.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let vowel = |letter: char| "aeiouy".contains(letter);
    let groups = word.split(|letter| !vowel(letter)).filter(|group| !group.is_empty()).count();
    let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_groups_of_vowels_without_a_silent_e() {
        for (word, expected) in [("cat", 1), ("table", 2), ("time", 1), ("opinion", 3), ("27001", 1), ("“reader,”", 2)]
        {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn long_words_in_long_sentences_are_graded_harder_and_labels_not_at_all() {
        let easy = grade("We ask. You say yes. Then we go on. It is not hard at all.").unwrap();
        let hard = "Organisations demonstrating operational effectiveness continuously accumulate considerable documentary \
            evidence regarding implementation responsibilities";
        assert!(easy < 2.0 && grade(hard).unwrap() > 20.0);
        assert!(grade("Type II period").is_none());
    }
}
