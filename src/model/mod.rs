//! The documents as plain data: frameworks, level scales, classification
//! schemes, crosswalks, overlays; profiles of people, records of assessments.
//!
//! The types are the JSON, field by field and in the same order; nothing here
//! reads, checks or compares. What every field of a document is, is said here
//! once, and the JSON Schemas under `schemas/` are made from it.

mod absence;
mod assessment;
mod authority;
mod award;
mod code;
pub mod crosswalk;
mod document;
mod entry;
mod framework;
mod overlay;
mod passage;
mod profile;
mod provenance;
mod record;
mod rights;
mod scale;
mod scheme;
mod statement;
mod threshold;
mod unit;
mod validity;

pub use absence::{Absence, AbsenceReason, Element};
pub use assessment::{
    Actor, Assessment, Criterion, CrossReference, Method, MethodKind, MethodRule, Methods, Role,
};
pub use authority::{Body, BodyRole, LegalAct, LegalNote};
pub use award::{Award, AwardStatus};
pub use code::{Code as ClassificationCode, SchemeId, SupersededCode};
pub use document::{Document, DocumentKind, Format};
pub use entry::{
    Education, EntryRequirement, EntryRoute, Experience, LanguageRequirement, RequirementKind,
    Strength,
};
pub use framework::{
    Condition, DistinguishedOccupation, Exclusion, Framework, FrameworkKind, RelatedStandard,
    RetiredId, StandardRelation, Wording,
};
pub use overlay::{Overlay, OverlayEntry};
pub use passage::{Passage, PassageKind, Topic, Training};
pub use profile::{
    ActivityLevel, HeldEducation, HeldExperience, HeldLanguage, Holding, Profile, ProfileEntry,
};
pub use provenance::{
    Change, ChangeKind, Gloss, GlossStatus, Place, Provenance, Source, SourceDocument, SourceTerm,
    Translation, TranslationStatus,
};
pub use record::{Count, Decision, Record, RecordedResult};
pub use rights::{License, RightsCover, RightsRecord, Sureness};
pub use scale::{
    AlignedLevels, AlignmentStatus, Construct, Cumulativity, Descriptor, LevelAlignment,
    LevelScale, LevelSubject, ScaleLevel, StatedLevel,
};
pub use scheme::{ClassificationScheme, CodePattern, SchemeList};
pub use statement::{LanguageActivity, LanguageUse, Statement, StatementKind};
pub use threshold::{Duration, Threshold, TimeLimit, TimeUnit, Waiver, WaiverDiscretion};
pub use unit::{AlternativeTitle, Importance, Placement, Unit, UnitKind, Use};
pub use validity::{AwardTerm, Revision, RevisionKind, Status, Validity};
