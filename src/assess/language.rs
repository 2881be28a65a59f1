//! Languages that are held, before what asks for one.

use super::level::{Comparisons, is_of_language};
use super::result::{WaiverStanding, WaiverVerdict};
use super::target::TargetWaiver;
use crate::catalog::Catalog;
use crate::compare::{LevelVerdict, level_rank, level_verdict};
use crate::date::Date;
use crate::id::LocalId;
use crate::level::Level;
use crate::model::{
    AwardStatus, HeldLanguage, LanguageActivity, LanguageUse, LevelSubject, Profile,
};
use crate::text::LanguageTag;

const ACTIVITIES: [LanguageActivity; 4] = [
    LanguageActivity::Listening,
    LanguageActivity::Reading,
    LanguageActivity::Speaking,
    LanguageActivity::Writing,
];

/// Whether a language is the one that is meant. Where none is named, any will
/// do that is foreign to the standard's own.
pub(super) fn fits(held: &LanguageTag, meant: &LanguageUse, own: &LanguageTag) -> bool {
    match &meant.language {
        Some(language) => held.fallbacks().any(|tag| tag == language.as_str()),
        None => held.primary() != own.primary(),
    }
}

/// The levels that must all reach what is asked for: those of the activities
/// named, else the level of the whole, else those of all activities. Empty
/// where one of them is not stated.
pub(super) fn levels<'a>(held: &'a HeldLanguage, named: &[LanguageActivity]) -> Vec<&'a Level> {
    let of = |activities: &[LanguageActivity]| {
        let levels = activities.iter().map(|activity| held.level_in(*activity));
        levels.collect::<Option<Vec<&Level>>>().unwrap_or_default()
    };
    match &held.level {
        Some(level) if named.is_empty() => vec![level],
        None if named.is_empty() => of(&ACTIVITIES),
        _ => of(named),
    }
}

/// The lowest of levels before one that is asked for, with its verdict; `None`
/// where there is no level.
pub(super) fn weakest<'a>(
    catalog: &Catalog,
    comparisons: &mut Comparisons,
    levels: &[&'a Level],
    asked: (&Level, LevelSubject),
) -> Option<(LevelVerdict, &'a Level)> {
    let judged = levels.iter().map(|level| {
        let comparison = comparisons.compare(catalog, (level, asked.1), asked);
        (level_verdict(comparison), *level)
    });
    judged.max_by_key(|(verdict, _)| level_rank(*verdict))
}

/// Whether a level is reached: met, or exceeded on a scale where that is said
/// to be more of the same.
pub(super) fn is_reached(verdict: LevelVerdict) -> bool {
    matches!(
        verdict,
        LevelVerdict::Met | LevelVerdict::MetByCumulation(_)
    )
}

/// Whether something that is held opens a waiver.
pub(super) fn waiver<'a>(
    catalog: &Catalog,
    comparisons: &mut Comparisons,
    waiver: &TargetWaiver<'_>,
    profile: &'a Profile,
    on: Date,
    own: &LanguageTag,
) -> WaiverStanding {
    let asked = &waiver.waiver.minimum_level.level;
    let any = LanguageUse::default();
    let meant = waiver.waiver.language.as_ref();
    let of_language = is_of_language(catalog, asked.scale());
    let mut best: Option<((u8, u32), WaiverVerdict, &LocalId)> = None;
    let mut consider = |id: &'a LocalId, verdict: WaiverVerdict| {
        let rank = rank(verdict);
        let better = best
            .as_ref()
            .is_none_or(|(before, _, entry)| (rank, id) < (*before, entry));
        if better {
            best = Some((rank, verdict, id));
        }
    };
    for held in &profile.languages {
        let use_of = meant.unwrap_or(&any);
        if !of_language || !fits(&held.language, use_of, own) {
            continue;
        }
        let levels = levels(held, &use_of.activities);
        let level = weakest(catalog, comparisons, &levels, (asked, LevelSubject::Unit));
        let status = held.award.as_ref().map(|award| award.status(on, None));
        let verdict = certificate(level.map(|(verdict, _)| verdict), status, waiver);
        consider(&held.id, verdict);
    }
    // A waiver on something else than a language: a level of education, or that
    // of something held.
    if !of_language {
        let education = profile.education.iter().filter_map(|held| {
            let level = held.level.as_ref()?;
            Some((&held.id, level, held.award.as_ref()))
        });
        let holdings = profile.holdings.iter().flat_map(|held| {
            let levels = held.levels.iter();
            levels.map(|level| (&held.id, level, held.award.as_ref()))
        });
        for (id, level, award) in education.chain(holdings) {
            let level = weakest(
                catalog,
                comparisons,
                &[level],
                (asked, LevelSubject::Framework),
            );
            let status = award.map(|award| award.status(on, None));
            consider(
                id,
                certificate(level.map(|(verdict, _)| verdict), status, waiver),
            );
        }
    }
    let (verdict, entry) = match best {
        Some((_, verdict, entry)) => (verdict, Some(entry.clone())),
        None => (WaiverVerdict::NotHeld, None),
    };
    WaiverStanding {
        waiver: waiver.reference.clone(),
        text: waiver.criterion.text.clone(),
        minimum_level: asked.clone(),
        language: meant.and_then(|meant| meant.language.clone()),
        discretion: waiver.waiver.discretion,
        verdict,
        entry,
    }
}

/// What a certificate of a level and a status makes of a waiver. Only one with
/// a date is a certificate.
fn certificate(
    level: Option<LevelVerdict>,
    status: Option<AwardStatus>,
    waiver: &TargetWaiver<'_>,
) -> WaiverVerdict {
    match level {
        Some(level) if is_reached(level) => {}
        Some(LevelVerdict::Higher(_)) => {} // at least the level
        Some(LevelVerdict::Short(steps)) => return WaiverVerdict::LevelShort(steps),
        _ => return WaiverVerdict::NotComparable,
    }
    match status {
        None | Some(AwardStatus::NotDated) => WaiverVerdict::NotDated,
        Some(AwardStatus::InForce { .. }) => WaiverVerdict::Applies,
        Some(AwardStatus::Expired { .. }) if !waiver.waiver.must_be_valid => WaiverVerdict::Applies,
        Some(status) => WaiverVerdict::NotInForce(status),
    }
}

/// The order of verdicts, the best first.
fn rank(verdict: WaiverVerdict) -> (u8, u32) {
    match verdict {
        WaiverVerdict::Applies => (0, 0),
        WaiverVerdict::NotDated => (1, 0),
        WaiverVerdict::NotInForce(_) => (2, 0),
        WaiverVerdict::LevelShort(steps) => (3, steps.least),
        WaiverVerdict::NotComparable => (4, 0),
        WaiverVerdict::NotHeld => (5, 0),
    }
}
