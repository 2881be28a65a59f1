//! A profile before a framework, as `assess`, `plan` and `report gap` take it.

use crate::catalog;
use crate::global::Global;
use crate::input;
use crate::output::Failure;
use clap::Args;
use competency::algebra::ChainOptions;
use competency::assess::{AssessOptions, Gap, ProfileAssessment};
use competency::json::{LeftOut, Reader};
use competency::{Catalog, Date, EntityRef, Error, FrameworkId, Policy, Profile};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ProfileArguments {
    /// What the person holds: a file by schemas/profile.schema.json, or `-` for
    /// standard input
    profile: PathBuf,

    /// The framework that is asked about
    asked: FrameworkId,

    /// The day for which it is asked what is in force, `YYYY-MM-DD`
    #[arg(long, value_name = "DAY")]
    on: Date,

    /// How strictly mappings are read: `default` or `strict`
    #[arg(long, default_value = "default")]
    policy: Policy,

    /// A condition of a framework that holds. Can be given several times
    #[arg(long, value_name = "FRAMEWORK:LOCAL")]
    condition: Vec<EntityRef>,
}

impl ProfileArguments {
    /// The catalog, and how the profile stands before the framework; with a second
    /// figure from derived mappings, if asked.
    pub(crate) fn assess(
        &self,
        global: &Global,
        derived: bool,
    ) -> Result<(Catalog, ProfileAssessment), Failure> {
        self.judged(global, derived, Catalog::assess, |assessment| {
            &mut assessment.left_out
        })
    }

    /// The catalog, and all that a page shows of the profile; with a second figure
    /// from derived mappings, if asked.
    pub(crate) fn gap(&self, global: &Global, derived: bool) -> Result<(Catalog, Gap), Failure> {
        self.judged(global, derived, Catalog::gap, |gap| {
            &mut gap.assessment.left_out
        })
    }

    /// The catalog, and what it makes of the profile; what was left out has its
    /// place in the file.
    fn judged<T>(
        &self,
        global: &Global,
        derived: bool,
        judge: impl Fn(&Catalog, &Profile, &FrameworkId, &AssessOptions) -> Result<T, Error>,
        left_out: impl Fn(&mut T) -> &mut Vec<LeftOut>,
    ) -> Result<(Catalog, T), Failure> {
        let inputs = input::read(std::slice::from_ref(&self.profile));
        let Some(text) = inputs.texts.first().filter(|_| !inputs.unreadable) else {
            return Err(Failure::Unreadable("the profile cannot be read".to_owned()));
        };
        if inputs.texts.len() > 1 {
            return Err(Failure::Usage(
                "name one profile, not a folder of several".to_owned(),
            ));
        }
        let Ok(json) = std::str::from_utf8(&text.bytes) else {
            return Err(Failure::Findings(format!("{}: not UTF-8", text.name)));
        };
        let reader = Reader::new().named(&text.name);
        let read = reader.read_profile(json);
        let read = read.map_err(|found| Failure::Findings(found.to_string()))?;
        let catalog = catalog::load(global)?;
        catalog::check_conditions(&catalog, &self.condition)?;
        let mut options = self.condition.iter().cloned().fold(
            AssessOptions::on(self.on)
                .with_policy(self.policy)
                .with_left_out(read.left_out.clone()),
            AssessOptions::asserting,
        );
        if derived {
            options = options.with_derived(ChainOptions::new());
        }
        let mut judged = judge(&catalog, &read.document, &self.asked, &options)?;
        let left_out = left_out(&mut judged);
        read.place(left_out, json);
        for left in left_out {
            left.finding.file = Some(text.name.clone());
        }
        Ok((catalog, judged))
    }
}
