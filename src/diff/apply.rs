//! A diff applied to the old version gives the new one.

use super::change::{Change, Diff, PartRef, Position, What};
use super::document::{Versioned, value};
use super::parts::{Part, Parts};
use crate::diagnostic::Pointer;
use crate::error::Error;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

impl Diff {
    /// The new version, from the old one.
    ///
    /// # Errors
    ///
    /// Where what the diff says was there is not there: it is for another
    /// document, or another version of it.
    pub fn apply<T: Versioned>(&self, old: &T) -> Result<T, Error> {
        let mut applying = Applying::new(value(old)?);
        for change in &self.changes {
            applying.change(change)?;
        }
        let document = applying.finish()?;
        serde_json::from_value(document).map_err(|error| Error::DiffMisfit {
            at: Pointer::root(),
            reason: format!("what it gives cannot be read: {error}"),
        })
    }
}

struct Applying {
    parts: Parts,
    /// The parts by what the old version calls them.
    old: HashMap<PartRef, usize>,
    /// The parts whose name the new version changes, and those it adds.
    new: HashMap<PartRef, usize>,
    /// The parts that leave their list.
    leaving: HashSet<usize>,
    /// The parts that enter a list.
    entering: Vec<(Position, usize)>,
}

impl Applying {
    fn new(document: Value) -> Self {
        let parts = Parts::of(document);
        let named = parts.all.iter().enumerate().skip(1);
        let old = named.map(|(number, part)| {
            let (list, id) = (part.list.clone(), part.id.clone());
            (PartRef { list, id }, number)
        });
        Self {
            old: old.collect(),
            new: HashMap::new(),
            leaving: HashSet::new(),
            entering: Vec::new(),
            parts,
        }
    }

    fn change(&mut self, change: &Change) -> Result<(), Error> {
        let whole = change.field.is_root();
        if let (true, None, Some(after)) = (whole, &change.before, &change.after) {
            return self.add(change, after);
        }
        let part = match &change.part {
            None => 0,
            Some(part) => match self.old.get(part) {
                Some(part) => *part,
                None => return Err(misfit(change, format!("there is no `{part}`"))),
            },
        };
        if let Some(became) = &change.became {
            self.new.insert(became.clone(), part);
            // A tree has requirements by the ids that they have now.
            if let Some(part) = self.parts.all.get_mut(part) {
                part.id.clone_from(&became.id);
            }
        }
        if whole {
            self.leaving.insert(part);
            if matches!(change.what, What::Removed | What::WaiverRemoved) || change.to.is_none() {
                let own = self.parts.get(part).map(|part| &part.own);
                if own != change.before.as_ref() {
                    return Err(misfit(change, "it is not what was removed".to_owned()));
                }
            } else if let Some(to) = &change.to {
                self.entering.push((to.clone(), part));
            }
            return Ok(());
        }
        let Some(part) = self.parts.all.get_mut(part) else {
            return Ok(());
        };
        let found = replace(&mut part.own, &change.field, change.after.clone());
        if found == change.before {
            Ok(())
        } else {
            Err(misfit(
                change,
                "its value is not the one that was changed".to_owned(),
            ))
        }
    }

    fn add(&mut self, change: &Change, own: &Value) -> Result<(), Error> {
        let Some(part) = &change.part else {
            return Err(misfit(change, "the addition names no part".to_owned()));
        };
        let number = self.parts.all.len();
        self.parts.all.push(Part {
            list: part.list.clone(),
            id: part.id.clone(),
            parent: 0,
            depth: 0,
            at: String::new(),
            index: 0,
            own: own.clone(),
            same: false,
            lists: Vec::new(),
        });
        self.new.insert(part.clone(), number);
        match &change.to {
            Some(to) => self.entering.push((to.clone(), number)),
            None => self.insert(0, "", usize::MAX, number),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Value, Error> {
        let leaving = std::mem::take(&mut self.leaving);
        for part in &mut self.parts.all {
            for (_, children) in &mut part.lists {
                children.retain(|child| !leaving.contains(child));
            }
        }
        let mut entering = std::mem::take(&mut self.entering);
        entering.sort_by_key(|(position, _)| position.index);
        for (position, part) in entering {
            let holder = match &position.of {
                None => 0,
                Some(of) => match self.new.get(of).or_else(|| self.old.get(of)) {
                    Some(holder) => *holder,
                    None => {
                        return Err(Error::DiffMisfit {
                            at: position.list.clone(),
                            reason: format!("there is no `{of}` to put anything in"),
                        });
                    }
                },
            };
            self.insert(holder, position.list.as_str(), position.index, part);
        }
        Ok(self.parts.into_document())
    }

    fn insert(&mut self, holder: usize, list: &str, index: usize, part: usize) {
        let Some(holder) = self.parts.all.get_mut(holder) else {
            return;
        };
        match holder.lists.iter_mut().find(|(at, _)| at == list) {
            Some((_, children)) => children.insert(index.min(children.len()), part),
            None => holder.lists.push((list.to_owned(), vec![part])),
        }
    }
}

fn misfit(change: &Change, reason: String) -> Error {
    Error::DiffMisfit {
        at: change.pointer.clone(),
        reason,
    }
}

/// Sets or takes out a field, and gives what was there.
fn replace(own: &mut Value, field: &Pointer, after: Option<Value>) -> Option<Value> {
    let steps: Vec<String> = field.steps().map(|step| step.into_owned()).collect();
    let (last, way) = steps.split_last()?;
    let mut holder = own.as_object_mut()?;
    for step in way {
        // What holds nothing but parts is not there while it is taken apart.
        let inner = holder
            .entry(step.clone())
            .or_insert_with(|| Value::Object(Map::new()));
        holder = inner.as_object_mut()?;
    }
    match after {
        Some(after) => holder.insert(last.clone(), after),
        None => holder.remove(last),
    }
}
