//! The binary code of packed models: fields one after the other, numbers in groups of seven bits, lists with their
//! length first. One line a structure says which fields; there is nothing to keep in step by hand.

use super::condition::Entry;
use super::{
    Accepted, AuditModel, Choice, CostModel, Deadlines, Decision, Finding, Hit, InterviewModel, Model, Monotonicity, Plan,
    PlanStep, Question, RecurrenceModel, RoadmapModel, Rule, Select, State, StepModel, Then,
};
use crate::diagram::{Classes, Diagram, Node};

/// What can be written to bytes and read back; reading gives `None` on bytes that are cut off or no such value.
pub(super) trait Code: Sized {
    fn write(&self, to: &mut Vec<u8>);
    fn read(from: &mut &[u8]) -> Option<Self>;
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Code for $kind {
            fn write(&self, to: &mut Vec<u8>) {
                write_number(u64::from(*self), to);
            }
            fn read(from: &mut &[u8]) -> Option<Self> {
                read_number(from)?.try_into().ok()
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
            fn read(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Code::read(from)?),* })
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
    State { question, next, expected, matter }
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

fn read_number(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u64::from(byte & 127) << shift;
        if *byte < 128 {
            return Some(number);
        }
    }
    None
}

impl Code for usize {
    fn write(&self, to: &mut Vec<u8>) {
        write_number(*self as u64, to);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        u32::read(from).map(|number| number as usize)
    }
}

impl Code for i16 {
    fn write(&self, to: &mut Vec<u8>) {
        (*self as u16).write(to);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        u16::read(from).map(|number| number as i16)
    }
}

impl Code for bool {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        u8::read(from).map(|byte| byte != 0)
    }
}

impl Code for String {
    fn write(&self, to: &mut Vec<u8>) {
        self.len().write(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let length = usize::read(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        core::str::from_utf8(text).ok().map(Self::from)
    }
}

impl<T: Code> Code for Vec<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.len().write(to);
        for item in self {
            item.write(to);
        }
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let length = usize::read(from)?;
        // each item takes a byte at least: a length beyond that is damage, and would only claim memory
        if length > from.len() {
            return None;
        }
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(T::read(from)?);
        }
        Some(items)
    }
}

impl<T: Code> Code for Option<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        if bool::read(from)? { T::read(from).map(Some) } else { Some(None) }
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

impl<T: Code + Copy + Default, const N: usize> Code for [T; N] {
    fn write(&self, to: &mut Vec<u8>) {
        for item in self {
            item.write(to);
        }
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let mut items = [T::default(); N];
        for item in &mut items {
            *item = T::read(from)?;
        }
        Some(items)
    }
}

impl Code for Select {
    fn write(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self == Self::Many));
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        bool::read(from).map(|many| if many { Self::Many } else { Self::One })
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

    fn read(from: &mut &[u8]) -> Option<Self> {
        match u8::read(from)? {
            0 => Some(Self::First),
            1 => Some(Self::Unique),
            2 => Some(Self::Sum),
            _ => None,
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

    fn read(from: &mut &[u8]) -> Option<Self> {
        match u8::read(from)? {
            0 => u8::read(from).map(Self::Value),
            1 => u8::read(from).map(Self::Decision),
            2 => Code::read(from).map(|(value, points)| Self::Points(value, points)),
            _ => None,
        }
    }
}
