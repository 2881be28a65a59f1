//! Meetings: what two frameworks have in common in a third.

use crate::catalog::Catalog;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::model::crosswalk::Predicate;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A concept of a hub that things of two frameworks are both mapped to.
///
/// A meeting is no mapping: two things that are both narrower than a concept
/// need not have anything to do with each other. It is shown and counted, and
/// is never coverage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Meeting {
    /// The concept.
    pub concept: EntityRef,
    /// Its label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// What of the first framework is mapped to it, and how.
    pub first: Vec<MeetingEnd>,
    /// What of the second framework is mapped to it, and how.
    pub second: Vec<MeetingEnd>,
}

/// Something that is mapped to a concept of a hub.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MeetingEnd {
    /// The thing.
    pub entity: EntityRef,
    /// How it relates to the concept.
    pub predicate: Predicate,
}

impl Catalog {
    /// The concepts of a hub that two frameworks meet in, by the positive
    /// mappings of the catalog's crosswalks, in the order of their references.
    /// Mappings of whole frameworks are left out.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::Catalog;
    /// let catalog = Catalog::builtin();
    /// let meetings = catalog.meetings(&"it-i2-4".parse()?, &"cz-nsk-66-029-m".parse()?, &"esco-contact-centre".parse()?)?;
    /// let complaints = meetings.iter().find(|meeting| {
    ///     meeting.label.as_ref().and_then(|label| label.in_language("en")) == Some("handle customer complaints")
    /// });
    /// assert!(complaints.is_some());
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks one of the frameworks.
    pub fn meetings(
        &self,
        first: &FrameworkId,
        second: &FrameworkId,
        hub: &FrameworkId,
    ) -> Result<Vec<Meeting>, Error> {
        for id in [first, second, hub] {
            self.framework(id)?;
        }
        let mut second = self.mapped_to(second, hub);
        let meetings = self.mapped_to(first, hub).into_iter();
        Ok(meetings
            .filter_map(|(concept, first)| {
                Some(Meeting {
                    label: self.resolve(&concept).and_then(|c| c.label().cloned()),
                    second: second.remove(&concept)?,
                    concept,
                    first,
                })
            })
            .collect())
    }

    /// What of a framework is mapped to each concept of a hub.
    fn mapped_to(
        &self,
        framework: &FrameworkId,
        hub: &FrameworkId,
    ) -> BTreeMap<EntityRef, Vec<MeetingEnd>> {
        let mut mapped: BTreeMap<EntityRef, Vec<MeetingEnd>> = BTreeMap::new();
        for (mapping, turned) in self.mappings_between(framework, hub) {
            let ends = (
                mapping.subject().entity_ref(),
                mapping.object().entity_ref(),
            );
            let (Some(subject), Some(object)) = ends else {
                continue;
            };
            if mapping.is_denial() {
                continue;
            }
            let (entity, concept, predicate) = if turned {
                (object, subject, mapping.predicate().inverse())
            } else {
                (subject, object, Some(mapping.predicate()))
            };
            let whole = entity.local().is_none() || concept.local().is_none();
            if whole {
                continue;
            }
            let predicate = predicate.unwrap_or(Predicate::Mapping);
            let end = MeetingEnd { entity, predicate };
            mapped.entry(concept).or_default().push(end);
        }
        mapped
    }
}
