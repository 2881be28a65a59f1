//! One framework held and the other asked about: its units, and why.

use super::Part;
use super::overview::heading;
use super::units::Units;
use crate::compare::BothPolicies;
use crate::report::wording::Wording;
use maud::{Render, html};

/// What an item takes with the mappings that it rests on.
const ROOM: usize = 640;

/// With `reasons` each mapping shows its curator's; without, it leads to where
/// the part of the other way does.
pub(super) fn part<'a>(
    wording: Wording<'a>,
    both: &'a BothPolicies,
    way: &'static str,
    reasons: bool,
) -> Part<'a> {
    let units = Units {
        wording,
        both,
        way,
        reasons,
    };
    let part = Part::new(way, heading(wording, &both.default), Direction(units));
    part.with_room(both.strict.items.len() * ROOM)
}

struct Direction<'a>(Units<'a>);

impl Render for Direction<'_> {
    fn render_to(&self, buffer: &mut String) {
        let lead = html! {
            p {
                "Open a unit for its items, and an item for the mappings it rests on."
                @if !self.0.reasons { " So many are the mappings that the reason of each stands with the other way, where its name leads." }
            }
        };
        lead.render_to(buffer);
        self.0.render_to(buffer);
    }
}
