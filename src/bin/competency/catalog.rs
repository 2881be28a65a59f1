use crate::global::Global;
use crate::input::{self, Inputs};
use crate::output::Failure;
use crate::progress::Progress;
use competency::report::diagnostics;
use competency::{Catalog, EntityRef, Gathering};

/// The documents that stand beside what a verb is asked about.
pub(crate) fn beside(global: &Global) -> Result<Inputs, Failure> {
    if global.catalog.is_empty() {
        return Ok(Inputs::default());
    }
    let inputs = input::read(&global.catalog);
    if inputs.unreadable {
        return Err(Failure::Unreadable(
            "the catalog named by `--catalog` cannot be read".to_owned(),
        ));
    }
    Ok(inputs)
}

/// A gathering of those documents, and of the built-in ones unless they are not
/// wanted.
pub(crate) fn gathering<'a>(global: &Global, beside: &'a Inputs) -> Gathering<'a> {
    let mut texts = if global.no_builtin {
        Gathering::new()
    } else {
        Gathering::beside_builtin()
    };
    for input in &beside.texts {
        texts.add_beside(&input.name, &input.bytes);
    }
    texts
}

/// The catalog that a verb looks things up in.
pub(crate) fn load(global: &Global) -> Result<Catalog, Failure> {
    if global.catalog.is_empty() {
        if global.no_builtin {
            return Err(Failure::Usage(
                "`--no-builtin` leaves nothing to look at; name a folder with `--catalog`"
                    .to_owned(),
            ));
        }
        return Ok(Catalog::builtin());
    }
    let inputs = beside(global)?;
    let _progress = Progress::of("reading the catalog");
    let gathered = gathering(global, &inputs).gather();
    let errors = gathered.findings.into_iter().filter(|one| one.is_error());
    let errors = diagnostics::lines(&errors.collect());
    if errors.is_empty() {
        Ok(gathered.catalog)
    } else {
        Err(Failure::Findings(format!(
            "the catalog has errors\n{errors}"
        )))
    }
}

/// Whether what is said to hold can: conditions of the catalog.
pub(crate) fn check_conditions(catalog: &Catalog, said: &[EntityRef]) -> Result<(), Failure> {
    let is_condition = |one: &&EntityRef| {
        let named = catalog.resolve(one);
        named.is_some_and(|entity| entity.is_condition())
    };
    let Some(other) = said.iter().find(|one| !is_condition(one)) else {
        return Ok(());
    };
    let framework = catalog.framework(other.framework())?;
    let there = framework.conditions.iter();
    let there: Vec<String> = there
        .map(|one| format!("`{}`", framework.reference_to(&one.id)))
        .collect();
    Err(Failure::Usage(format!(
        "`{other}` is no condition; {}",
        if there.is_empty() {
            format!("`{}` states none", framework.id)
        } else {
            format!("there are {}", there.join(", "))
        }
    )))
}
