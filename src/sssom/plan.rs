use super::findings::{Findings, Said, span_of};
use super::metadata::undefined;
use super::old::OldSlot;
use super::table::{Batch, unquote};
use super::value::{extension, is_extension_name};
use crate::diagnostic::{Code, Pointer, Position};
use crate::model::crosswalk::{Crosswalk, Slot, SlotName};

/// What the columns of a table hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub(super) columns: Vec<Role>,
    /// Where each column's name stands.
    pub(super) places: Vec<Position>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    Slot(SlotName),
    Old(OldSlot),
    Nothing,
}

impl Role {
    /// Whether the cells of a column are put in apart from texts.
    pub(super) fn is_apart(&self) -> bool {
        match self {
            Self::Slot(name) => name.kind().is_apart(),
            Self::Old(old) => old.slots().iter().any(|slot| slot.kind().is_apart()),
            Self::Nothing => false,
        }
    }
}

impl Plan {
    /// Reads the header line of a table, which is the one row of a batch.
    pub(super) fn read(batch: &Batch, crosswalk: &Crosswalk, findings: &mut Findings) -> Self {
        let mut plan = Self::default();
        let mut position = batch.start;
        for raw in batch.row(0) {
            plan.places.push(position);
            let next = super::findings::after(position, raw);
            position = super::findings::after(next, " ");
            let name = unquote(raw);
            let role = role(name.trim());
            let twice = role != Role::Nothing && plan.columns.contains(&role);
            let told = plan.told(name.trim(), &role, twice, crosswalk);
            if let Some((code, said)) = told {
                let at = Pointer::root().key("mappings");
                let start = plan.places.last().copied().unwrap_or(batch.start);
                findings.add(code, None, || (said, at, span_of(start, raw)));
            }
            plan.columns.push(if twice { Role::Nothing } else { role });
        }
        // Where today's slot stands, one of old says nothing.
        for column in 0..plan.columns.len() {
            let now = match plan.columns.get(column) {
                Some(Role::Old(old)) => old.slots().iter().all(|slot| plan.column(*slot).is_some()),
                _ => continue,
            };
            if let (true, Some(role)) = (now, plan.columns.get_mut(column)) {
                *role = Role::Nothing;
            }
        }
        plan
    }

    fn told(
        &self,
        name: &str,
        role: &Role,
        twice: bool,
        crosswalk: &Crosswalk,
    ) -> Option<(Code, Said)> {
        if twice {
            let said = Said::new(format!("the column `{name}` stands here a second time"))
                .with_help("keep one of the two; the first is read");
            return Some((Code::RepeatedSlot, said));
        }
        let said = match role {
            Role::Slot(SlotName::Extension(name)) => {
                let mut defined = crosswalk.extension_definitions().iter();
                if defined.any(|definition| definition.slot_name == *name) {
                    return None;
                }
                undefined(name, Slot::is_on_mappings)
            }
            Role::Slot(_) | Role::Old(_) => return None,
            Role::Nothing if name.is_empty() => Said::new("a column without a name")
                .with_help("give it the name of a slot; it is not read"),
            Role::Nothing if Slot::from_name(name).is_some() => Said::new(format!(
                "`{name}` is a slot of mapping sets, not of mappings"
            ))
            .with_help("write it into the metadata; the column is not read"),
            Role::Nothing => Said::new(format!("`{name}` cannot be the name of a slot"))
                .with_help("the column is not read"),
        };
        Some((Code::UndefinedSlot, said))
    }

    /// The column of a slot.
    pub(super) fn column(&self, slot: Slot) -> Option<usize> {
        let role = Role::Slot(slot.into());
        self.columns.iter().position(|other| *other == role)
    }

    /// Whether the values of a slot come from a column, be it of old.
    pub(super) fn has(&self, slot: Slot) -> bool {
        self.columns.iter().any(|role| match role {
            Role::Slot(name) => name.known() == Some(slot),
            Role::Old(old) => old.slots().contains(&slot),
            Role::Nothing => false,
        })
    }
}

fn role(name: &str) -> Role {
    match Slot::from_name(name) {
        Some(slot) if slot.is_on_mappings() => Role::Slot(slot.into()),
        Some(_) => Role::Nothing,
        None => match OldSlot::from_name(name) {
            Some(old) => Role::Old(old),
            None if is_extension_name(name) => Role::Slot(extension(name)),
            None => Role::Nothing,
        },
    }
}
