//! The binary code of packed models: fields one after the other, numbers in groups of seven bits, lists with their
//! length first. One line a structure says which fields; there is nothing to keep in step by hand.

use super::condition::Entry;
use super::{
    Accepted, AuditModel, Choice, CostModel, Deadlines, Decision, Finding, Hit, InterviewModel, Model, Monotonicity,
    Plan, PlanStep, Question, RecurrenceModel, RoadmapModel, Rule, Select, State, StepModel, Then,
};
use crate::model::diagram::{Classes, Diagram, Node};

/// Bytes being read. A failure is remembered and not returned: what is read after it is empty, and the caller asks
/// once, in the end. So the code that reads a structure has no way out in its middle, which halves its size.
pub(super) struct Bytes<'a> {
    left: &'a [u8],
    failed: bool,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes, failed: false }
    }

    /// Whether all bytes were read, and read well.
    pub(super) fn complete(&self) -> bool {
        !self.failed && self.left.is_empty()
    }

    fn fail(&mut self) {
        self.failed = true;
        self.left = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.left.split_first() {
            Some((byte, rest)) => {
                self.left = rest;
                *byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    fn number(&mut self, most: u64) -> u64 {
        let mut number = 0_u64;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                break;
            }
            if shift > 63 {
                self.fail();
                break;
            }
        }
        if number > most {
            self.fail();
            return 0;
        }
        number
    }

    /// A number of things to come; each takes a byte at least, so that damage cannot claim memory.
    fn length(&mut self) -> usize {
        self.number(self.left.len() as u64) as usize
    }

    fn flag(&mut self) -> bool {
        self.byte() != 0
    }
}

/// What can be written to bytes and read back.
pub(super) trait Code: Sized {
    fn write(&self, to: &mut Vec<u8>);
    fn read(from: &mut Bytes<'_>) -> Self;
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Code for $kind {
            fn write(&self, to: &mut Vec<u8>) {
                write_number(u64::from(*self), to);
            }
            fn read(from: &mut Bytes<'_>) -> Self {
                from.number(u64::from(Self::MAX)) as Self
            }
        }
    )*};
}

macro_rules! structures {
    ($($kind:ident { $($field:ident),* })*) => {$(
        impl Code for $kind {
            fn write(&self, to: &mut Vec<u8>) {
                $(self.$field.write(to);)*
            }
            fn read(from: &mut Bytes<'_>) -> Self {
                Self { $($field: Code::read(from)),* }
            }
        }
    )*};
}

numbers!(u8, u16, u32, u64);

structures! {
    Question { id, select, choices, distance, relevant }
    Choice { id, exclusive, unknown }
    Entry { input, any, all, none, unknown }
    Decision { id, hit, values, rules }
    Rule { id, when, then, facts }
    Finding { id, rules, diagram, masks }
    Diagram { classes, nodes, root }
    Classes { of, count }
    Node { question, edges }
    InterviewModel { weights, states, optimal }

    RoadmapModel { steps, plans, recurring, deadline, costs, audit }
    StepModel { id, weeks, facts }
    Plan { outcomes, when, steps }
    PlanStep { step, after, delivers }
    RecurrenceModel { id, outcomes, when, after, months, facts }
    Deadlines { question, weeks }
    CostModel { id, outcomes, when, currency, range, year, facts }
    AuditModel { question, outcomes, when, bands, facts }
    Monotonicity { id, question, moves, keeps, when }
    Accepted { code, path, reason }
    Model {
        id, version, digest, questions, decisions, outcome, findings, criteria, facts, roadmap, diagram, order,
        interview, monotonicity, accepted
    }
}

fn write_number(number: u64, to: &mut Vec<u8>) {
    let mut left = number;
    while left > 127 {
        to.push((left & 127) as u8 | 128);
        left >>= 7;
    }
    to.push(left as u8);
}

/// What follows from the graph of states is not written: see [`InterviewModel::complete`].
impl Code for State {
    fn write(&self, to: &mut Vec<u8>) {
        self.question.write(to);
        self.next.write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        Self::asking(Code::read(from), Code::read(from))
    }
}

impl Code for usize {
    fn write(&self, to: &mut Vec<u8>) {
        write_number(*self as u64, to);
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        u32::read(from) as Self
    }
}

impl Code for i16 {
    fn write(&self, to: &mut Vec<u8>) {
        (*self as u16).write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        u16::read(from) as Self
    }
}

impl Code for bool {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        from.flag()
    }
}

impl Code for String {
    fn write(&self, to: &mut Vec<u8>) {
        self.chars().count().write(to);
        for letter in self.chars() {
            u32::from(letter).write(to);
        }
    }

    // letter by letter: the standard library's check of UTF-8 is a large function
    fn read(from: &mut Bytes<'_>) -> Self {
        let mut text = Self::new();
        for _ in 0..from.length() {
            match char::from_u32(u32::read(from)) {
                Some(letter) => text.push(letter),
                None => from.fail(),
            }
        }
        text
    }
}

impl<T: Code> Code for Vec<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.len().write(to);
        for item in self {
            item.write(to);
        }
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        let length = from.length();
        let mut items = Self::with_capacity(length);
        while items.len() < length && !from.failed {
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Code> Code for Option<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        from.flag().then(|| T::read(from))
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl<T: Code, const N: usize> Code for [T; N] {
    fn write(&self, to: &mut Vec<u8>) {
        for item in self {
            item.write(to);
        }
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        [(); N].map(|()| T::read(from))
    }
}

impl Code for Select {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self == Self::Many));
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        if from.flag() { Self::Many } else { Self::One }
    }
}

impl Code for Hit {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(match self {
            Self::First => 0,
            Self::Unique => 1,
            Self::Sum => 2,
        });
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        match from.byte() {
            0 => Self::First,
            1 => Self::Unique,
            2 => Self::Sum,
            _ => {
                from.fail();
                Self::First
            }
        }
    }
}

impl Code for Then {
    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Value(value) => (0_u8, *value).write(to),
            Self::Decision(decision) => (1_u8, *decision).write(to),
            Self::Points(value, points) => (2_u8, (*value, *points)).write(to),
        }
    }

    fn read(from: &mut Bytes<'_>) -> Self {
        match from.byte() {
            0 => Self::Value(u8::read(from)),
            1 => Self::Decision(u8::read(from)),
            2 => Self::Points(u8::read(from), i16::read(from)),
            _ => {
                from.fail();
                Self::Value(0)
            }
        }
    }
}
