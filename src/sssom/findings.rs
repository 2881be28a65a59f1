use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Position, Span};
use crate::model::crosswalk::Slot;
use std::collections::BTreeMap;

/// How many findings of one kind, which is of one code about one slot, are
/// listed. The first says how many more there are.
pub const MOST_OF_A_KIND: usize = 20;

/// What is found in a reading: of each kind only the first few, and how many.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    file: Option<String>,
    list: Vec<Diagnostic>,
    kinds: BTreeMap<(Code, Option<Slot>), Kind>,
    /// What was said of a whole text, and of which.
    once: Vec<(Option<String>, Code, String)>,
}

#[derive(Debug, Clone)]
struct Kind {
    first: usize,
    count: usize,
}

/// What is found, in words.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Said {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Findings {
    /// Names the text that what is found from now on is about.
    pub(super) fn in_file(&mut self, file: Option<&str>) {
        self.file = file.map(str::to_owned);
    }

    /// Counts a finding and lists it, if it is among the first of its kind.
    pub(super) fn add<S: Into<Option<Span>>>(
        &mut self,
        code: Code,
        slot: Option<Slot>,
        make: impl FnOnce() -> (Said, Pointer, S),
    ) {
        let first = self.list.len();
        let kind = (self.kinds.entry((code, slot))).or_insert(Kind { first, count: 0 });
        kind.count += 1;
        if kind.count > MOST_OF_A_KIND {
            return;
        }
        self.put(code, make());
    }

    fn put<S: Into<Option<Span>>>(&mut self, code: Code, made: (Said, Pointer, S)) {
        let (said, pointer, span) = made;
        let mut found = Diagnostic::new(code, pointer, said.message);
        if let Some(help) = said.help {
            found = found.with_help(help);
        }
        found.file.clone_from(&self.file);
        found.span = span.into();
        self.list.push(found);
    }

    /// Whether something of a kind was found.
    pub(super) fn has(&self, code: Code, slot: Slot) -> bool {
        self.kinds.contains_key(&(code, Some(slot)))
    }

    /// Lists a finding that says something of the whole text, the first time that
    /// it is found. It is none of those of which there may be many.
    pub(super) fn add_once(&mut self, code: Code, make: impl FnOnce() -> (Said, Pointer, Span)) {
        let made = make();
        let said = (self.file.clone(), code, made.0.message.clone());
        if !self.once.contains(&said) {
            self.once.push(said);
            self.put(code, made);
        }
    }

    /// What was found, in the order of the text.
    pub(super) fn finish(self) -> Diagnostics {
        let mut list = self.list;
        for kind in self.kinds.into_values() {
            let more = kind.count.saturating_sub(MOST_OF_A_KIND);
            if let (Some(found), true) = (list.get_mut(kind.first), more > 0) {
                let told = format!("{more} more of this kind are not listed");
                found.help = Some(match found.help.take() {
                    Some(help) => format!("{help}; {told}"),
                    None => told,
                });
            }
        }
        let place = |found: &Diagnostic| found.span.map(|span| span.start.byte);
        // By file, in the order in which the files were read.
        let mut files: Vec<Option<String>> = Vec::new();
        for found in &list {
            if !files.contains(&found.file) {
                files.push(found.file.clone());
            }
        }
        let file = |found: &Diagnostic| files.iter().position(|file| *file == found.file);
        list.sort_by_key(|found| (file(found), place(found)));
        list.into()
    }
}

/// The stretch of a text that begins at a position.
pub(super) fn span_of(start: Position, text: &str) -> Span {
    let mut end = start;
    end.byte += text.len();
    for c in text.chars() {
        if c == '\n' {
            end.line = end.line.saturating_add(1);
            end.column = 1;
        } else {
            end.column = end.column.saturating_add(1);
        }
    }
    Span { start, end }
}

/// The position after a stretch of text that begins at another.
pub(super) fn after(start: Position, text: &str) -> Position {
    span_of(start, text).end
}

/// The beginning of a text.
pub(super) const START: Position = Position {
    byte: 0,
    line: 1,
    column: 1,
};
