//! Reads a source that is known to be well formed: anything else is a mistake of the test and panics.

use super::{Choice, Demand, Finding, Hit, Promise, Question, Rule, Source, Table, Then, Wanted, When, bits};
use attestation_fit_authoring::Source as Tree;

impl Source {
    pub(crate) fn read(tree: &Tree) -> Self {
        let outcomes = texts(key(tree, "outcomes"));
        let mut questions: Vec<Question> = Vec::new();
        for place in list(key(tree, "questions")) {
            let question = question(place, &questions);
            questions.push(question);
        }
        let ids: Vec<String> = questions.iter().map(|question| question.id.clone()).collect();
        for (place, question) in list(key(tree, "questions")).iter().zip(&mut questions) {
            let named = place.get("after").map(texts).unwrap_or_default();
            question.after = named.iter().map(|id| position(&ids, id)).collect();
        }
        let (collecting, deciding): (Vec<&Tree>, Vec<&Tree>) =
            list(key(tree, "decisions")).iter().partition(|table| text(key(table, "hit")) == "collect");
        // heads first: a table may read one that stands later in the source
        let mut tables: Vec<Table> = deciding.iter().map(|place| head(place, &outcomes)).collect();
        let names = Names { questions: &questions, tables: &tables };
        let rules: Vec<Vec<Rule>> =
            deciding.iter().zip(&tables).map(|(place, head)| rules(place, head, &names)).collect();
        let criteria = tree.get("criteria").map(texts).unwrap_or_default();
        let mut findings: Vec<Finding> =
            criteria.iter().map(|id| Finding { id: id.clone(), rules: Vec::new() }).collect();
        for table in collecting {
            for output in table.get("outputs").map(list).unwrap_or_default() {
                findings.push(Finding { id: text(key(output, "id")), rules: Vec::new() });
            }
            for place in list(key(table, "rules")) {
                let then = text(key(place, "then"));
                let finding = findings.iter_mut().find(|finding| finding.id == then).unwrap();
                finding.rules.push((text(key(place, "id")), names.when(place.get("when"))));
            }
        }
        let main = names.table(&text(key(tree, "outcome")));
        let promises = tree.get("monotonicity").map(list).unwrap_or_default();
        let promises = promises.iter().map(|place| names.promise(place, &outcomes)).collect();
        for (table, rules) in tables.iter_mut().zip(rules) {
            table.rules = rules;
        }
        Self { questions, outcomes, tables, main, findings, promises }
    }
}

fn question(place: &Tree, earlier: &[Question]) -> Question {
    let flag = |tree: &Tree, key: &str| matches!(tree.get(key), Some(Tree::Bool(true)));
    let choice = |place: &Tree| Choice {
        id: text(key(place, "id")),
        exclusive: flag(place, "exclusive"),
        unknown: flag(place, "unknown"),
        prior: place.get("prior").map(number),
    };
    let names = Names { questions: earlier, tables: &[] };
    Question {
        id: text(key(place, "id")),
        many: text(key(place, "select")) == "many",
        choices: list(key(place, "choices")).iter().map(choice).collect(),
        cost: place.get("cost").map_or(10.0, number),
        distance: place.get("decided_by").map_or(0, |who| match text(who).as_str() {
            "prospect" => 0,
            "buyers" => 1,
            _ => 2,
        }),
        unknown_prior: place.get("unknown_prior").map(number),
        relevant: place.get("relevant").map(|when| names.when(Some(when))),
        after: Vec::new(),
    }
}

fn head(place: &Tree, outcomes: &[String]) -> Table {
    let hit = match text(key(place, "hit")).as_str() {
        "first" => Hit::First,
        "unique" => Hit::Unique,
        _ => Hit::Sum,
    };
    let values = place.get("values").map_or_else(|| outcomes.to_vec(), texts);
    Table { id: text(key(place, "id")), hit, values, rules: Vec::new() }
}

fn rules(place: &Tree, head: &Table, names: &Names<'_>) -> Vec<Rule> {
    let then = |rule: &Tree| match rule.get("then_decision") {
        Some(other) => Then::Table(names.table(&text(other))),
        None => {
            let value = position(&head.values, &text(key(rule, "then")));
            if head.hit == Hit::Sum {
                Then::Points(value, number(key(rule, "points")) as i64)
            } else {
                Then::Value(value)
            }
        }
    };
    let rule =
        |place: &Tree| Rule { id: text(key(place, "id")), when: names.when(place.get("when")), then: then(place) };
    list(key(place, "rules")).iter().map(rule).collect()
}

struct Names<'a> {
    questions: &'a [Question],
    tables: &'a [Table],
}

impl Names<'_> {
    fn table(&self, id: &str) -> usize {
        self.tables.iter().position(|table| table.id == id).unwrap()
    }

    fn when(&self, place: Option<&Tree>) -> When {
        match place {
            None => vec![Vec::new()],
            Some(Tree::List(alternatives)) => alternatives.iter().map(|place| self.demands(place)).collect(),
            Some(place) => vec![self.demands(place)],
        }
    }

    fn demands(&self, place: &Tree) -> Vec<Demand> {
        let Tree::Table(entries) = place else { panic!("no condition: {place:?}") };
        entries.iter().map(|(key, wanted)| self.demand(key, wanted)).collect()
    }

    fn demand(&self, key: &str, place: &Tree) -> Demand {
        let listed =
            |place: &Tree, known: &[String]| texts(place).iter().fold(0, |bits, id| bits | 1 << position(known, id));
        let at = |key: &str, known: &[String]| place.get(key).map(|place| listed(place, known));
        let any = |known: &[String]| {
            if matches!(place, Tree::List(_)) { Some(listed(place, known)) } else { at("any", known) }
        };
        if let Some(index) = self.questions.iter().position(|question| question.id == key) {
            let known: Vec<String> = self.questions[index].choices.iter().map(|choice| choice.id.clone()).collect();
            let wanted = Wanted {
                any: any(&known),
                all: at("all", &known),
                none: at("none", &known),
                only: at("only", &known),
                not: at("not", &known),
                unknown: matches!(place.get("unknown"), Some(Tree::Bool(true))),
            };
            return Demand::Question(index, wanted);
        }
        let index = self.table(key);
        let values = &self.tables[index].values;
        Demand::Table(index, any(values), at("not", values))
    }

    fn promise(&self, place: &Tree, outcomes: &[String]) -> Promise {
        let id = text(key(place, "question"));
        let question = self.questions.iter().position(|question| question.id == id).unwrap();
        let asked = &self.questions[question];
        let choice = |id: &String| 1 << asked.choices.iter().position(|choice| choice.id == *id).unwrap();
        let chain: Vec<u32> = place.get("chain").map(texts).unwrap_or_default().iter().map(choice).collect();
        let mut moves: Vec<(u32, u32)> = chain.windows(2).map(|pair| (pair[0], pair[1])).collect();
        for added in place.get("adds").map(texts).unwrap_or_default().iter().map(choice) {
            let allowed = asked.distinct_answers();
            let grown = allowed
                .iter()
                .filter(|answer| **answer != 0 && **answer & added == 0 && allowed.contains(&(**answer | added)));
            moves.extend(grown.map(|answer| (*answer, answer | added)));
        }
        let keeps = bits(outcomes.iter().map(|outcome| texts(key(place, "keeps")).contains(outcome)));
        Promise { id: text(key(place, "id")), question, moves, keeps, when: self.when(place.get("when")) }
    }
}

fn position(known: &[String], id: &str) -> usize {
    known.iter().position(|candidate| candidate == id).unwrap_or_else(|| panic!("unknown `{id}`"))
}

fn text(tree: &Tree) -> String {
    let Tree::Text(text) = tree else { panic!("no text: {tree:?}") };
    text.clone()
}

fn number(tree: &Tree) -> f64 {
    let Tree::Number(number) = tree else { panic!("no number: {tree:?}") };
    *number as f64
}

fn list(tree: &Tree) -> &[Tree] {
    let Tree::List(list) = tree else { panic!("no list: {tree:?}") };
    list
}

fn texts(tree: &Tree) -> Vec<String> {
    list(tree).iter().map(text).collect()
}

fn key<'a>(tree: &'a Tree, key: &str) -> &'a Tree {
    tree.get(key).unwrap_or_else(|| panic!("no `{key}` in {tree:?}"))
}
