//! What follows between frameworks, as Markdown.

use crate::algebra::{ChainOptions, Derivation};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::id::FrameworkId;
use crate::model::crosswalk::Claim;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// What follows from the crosswalks of a catalog for each pair of frameworks,
/// beside what curators say of the same pairs of things and the concepts of a
/// hub that both are mapped to; then each mapping that follows and of which no
/// curator speaks. As Markdown.
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks or the hub, or there is more
/// to derive than the options allow.
pub fn derived_table(
    catalog: &Catalog,
    frameworks: &[FrameworkId],
    hub: &FrameworkId,
    options: &ChainOptions,
) -> Result<String, Error> {
    let mut table = String::from(
        "| from | to | follow | a curator says the same | says something else | says nothing | meetings in the hub |\n\
         |---|---|---|--:|--:|--:|--:|\n",
    );
    let mut new = String::new();
    for (index, a) in frameworks.iter().enumerate() {
        for b in frameworks.iter().skip(index + 1) {
            let curated = curated(catalog, a, b);
            let closure = catalog.derive(a, b, options)?;
            let mut claims: BTreeMap<String, usize> = BTreeMap::new();
            let [mut same, mut other, mut nothing] = [0, 0, 0];
            for derivation in closure.iter() {
                let claim = derivation.claim();
                let not = if claim.denied { "not " } else { "" };
                let word = format!("{not}{}", claim.predicate.word());
                *claims.entry(word).or_default() += 1;
                match curated.get(&(derivation.subject(), derivation.object())) {
                    Some(said) if said.contains(&claim) => same += 1,
                    Some(_) => other += 1,
                    None => {
                        nothing += 1;
                        line(&mut new, &derivation);
                    }
                }
            }
            let claims: Vec<String> = claims
                .iter()
                .map(|(word, n)| format!("{n} {word}"))
                .collect();
            let follow = if claims.is_empty() {
                "none".to_owned()
            } else {
                claims.join(", ")
            };
            let meetings = match a != hub && b != hub {
                true => catalog.meetings(a, b, hub)?.len().to_string(),
                false => String::new(),
            };
            let _infallible = writeln!(
                table,
                "| `{a}` | `{b}` | {follow} | {same} | {other} | {nothing} | {meetings} |"
            );
        }
    }
    if !new.is_empty() {
        let _infallible = write!(table, "\nOf which no curator speaks:\n\n{new}");
    }
    Ok(table)
}

type Curated<'a> = HashMap<(&'a str, &'a str), Vec<Claim>>;

fn curated<'a>(catalog: &'a Catalog, a: &FrameworkId, b: &FrameworkId) -> Curated<'a> {
    let mut curated = Curated::new();
    for (mapping, turned) in catalog.mappings_between(a, b) {
        let (Some(subject), Some(object)) = (mapping.subject_id(), mapping.object_id()) else {
            continue;
        };
        let (ends, claim) = match turned {
            true => ((object, subject), mapping.claim().inverse()),
            false => ((subject, object), Some(mapping.claim())),
        };
        curated.entry(ends).or_default().extend(claim);
    }
    curated
}

/// A derived mapping and its best proof.
fn line(out: &mut String, derivation: &Derivation<'_>) {
    let claim = derivation.claim();
    let not = if claim.denied { "not " } else { "" };
    let confidence = derivation
        .confidence()
        .map_or(String::new(), |c| format!(", {:.2}", c.get()));
    let best = derivation.best();
    let through: Vec<String> = best
        .iter()
        .flat_map(|proof| proof.premises())
        .skip(1)
        .map(|premise| format!("`{}`", premise.start().unwrap_or_default()))
        .collect();
    let _infallible = writeln!(
        out,
        "- `{}` *{not}{}* `{}`{confidence}, through {}",
        derivation.subject(),
        claim.predicate.word(),
        derivation.object(),
        through.join(" and ")
    );
}
