//! Writes `www/engine/report.ts` from the types of the report, their docstrings included.
//!
//! After a change that is meant: `UPDATE_TYPES=1 cargo test --lib typescript`, and read the difference.

#[cfg(test)]
mod tests {
    use crate::report::{
        Audit, Change, Choice, Cost, Deadline, Finding, Flip, ModelIdentity, Next, Open, Question, Questionnaire,
        Range, Reason, Recommendation, Recurrence, Report, Roadmap, Step, Weeks,
    };
    use ts_rs::{Config, TS};

    const HEAD: &str = "\
/**
 * The report, as Rust has it: written by a test of src/report from the types there. Change those, not this.
 */
import type { Answers } from \"./answers.ts\";
";

    fn declared<T: TS>() -> String {
        let config = Config::default();
        format!("\n{}export {}\n", T::docs().unwrap_or_default(), T::decl(&config))
    }

    #[test]
    fn the_types_for_javascript_are_those_of_the_report() {
        let types = [
            declared::<Report<'_>>(),
            declared::<ModelIdentity<'_>>(),
            declared::<Recommendation<'_>>(),
            declared::<Reason<'_>>(),
            declared::<Finding<'_>>(),
            declared::<Open<'_>>(),
            declared::<Flip<'_>>(),
            declared::<Change<'_>>(),
            declared::<Next<'_>>(),
            declared::<Roadmap<'_>>(),
            declared::<Step<'_>>(),
            declared::<Weeks>(),
            declared::<Recurrence<'_>>(),
            declared::<Deadline>(),
            declared::<Cost<'_>>(),
            declared::<Audit<'_>>(),
            declared::<Range>(),
            declared::<Questionnaire<'_>>(),
            declared::<Question<'_>>(),
            declared::<Choice<'_>>(),
        ];
        let written = format!("{HEAD}{}", types.concat());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/engine/report.ts");
        if std::env::var_os("UPDATE_TYPES").is_some() {
            std::fs::write(path, &written).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), written);
    }
}
