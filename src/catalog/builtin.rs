//! The documents under `data/`, compiled in.
//!
//! One more document is one more line.

use super::Catalog;
use crate::check::Valid;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::json::Reader;
use crate::model::crosswalk::Crosswalk;
use crate::model::{DocumentKind, Framework, LevelScale, Overlay, SchemeList};
use std::sync::LazyLock;

macro_rules! file {
    ($kind:ident $path:literal) => {
        (
            DocumentKind::$kind,
            concat!("data/", $path),
            include_str!(concat!("../../data/", $path)),
        )
    };
}

/// The files of the built-in catalog: what each is, its path in the package,
/// and its text. What a file refers to comes before it.
pub const BUILTIN_FILES: &[(DocumentKind, &str, &str)] = &[
    file!(Scale "scales/eqf.json"),
    file!(Scale "scales/nsk.json"),
    file!(Scale "scales/qnq.json"),
    file!(Scale "scales/prk.json"),
    file!(Scale "scales/ru-148n.json"),
    file!(Scale "scales/cefr.json"),
    file!(Scale "scales/isced.json"),
    #[cfg(feature = "sfia")]
    file!(Scale "scales/sfia.json"),
    file!(Schemes "schemes/classifications.json"),
    file!(Framework "frameworks/cz-nsk-66-029-m.json"),
    file!(Framework "frameworks/ru-nok-07-01000-02.json"),
    file!(Framework "frameworks/pl-kzis-422201.json"),
    #[cfg(feature = "sfia")]
    file!(Framework "frameworks/sfia-9-csmg.json"),
    file!(Framework "frameworks/it-i2-4.json"),
    file!(Framework "frameworks/esco-contact-centre.json"),
    file!(Crosswalk "crosswalks/cz-nsk-66-029-m--esco-contact-centre.json"),
    file!(Crosswalk "crosswalks/cz-nsk-66-029-m--it-i2-4.json"),
    file!(Crosswalk "crosswalks/cz-nsk-66-029-m--pl-kzis-422201.json"),
    file!(Crosswalk "crosswalks/cz-nsk-66-029-m--ru-nok-07-01000-02.json"),
    #[cfg(feature = "sfia")]
    file!(Crosswalk "crosswalks/cz-nsk-66-029-m--sfia-9-csmg.json"),
    file!(Crosswalk "crosswalks/it-i2-4--esco-contact-centre.json"),
    file!(Crosswalk "crosswalks/it-i2-4--pl-kzis-422201.json"),
    file!(Crosswalk "crosswalks/it-i2-4--ru-nok-07-01000-02.json"),
    #[cfg(feature = "sfia")]
    file!(Crosswalk "crosswalks/it-i2-4--sfia-9-csmg.json"),
    file!(Crosswalk "crosswalks/pl-kzis-422201--esco-contact-centre.json"),
    file!(Crosswalk "crosswalks/pl-kzis-422201--ru-nok-07-01000-02.json"),
    #[cfg(feature = "sfia")]
    file!(Crosswalk "crosswalks/pl-kzis-422201--sfia-9-csmg.json"),
    file!(Crosswalk "crosswalks/ru-nok-07-01000-02--esco-contact-centre.json"),
    #[cfg(feature = "sfia")]
    file!(Crosswalk "crosswalks/ru-nok-07-01000-02--sfia-9-csmg.json"),
    #[cfg(feature = "sfia")]
    file!(Crosswalk "crosswalks/sfia-9-csmg--esco-contact-centre.json"),
];

pub(super) fn catalog() -> Catalog {
    static BUILTIN: LazyLock<Catalog> = LazyLock::new(|| match load() {
        Ok(catalog) => catalog,
        #[expect(
            clippy::panic,
            reason = "the files are compiled in and tested; a fault in them is a fault of this build"
        )]
        Err(found) => panic!("the built-in catalog is unsound:\n{found}"),
    });
    BUILTIN.clone()
}

/// A file of the catalog, read and checked by itself.
enum Read {
    Scale(Valid<LevelScale>),
    Schemes(Valid<SchemeList>),
    Framework(Box<Valid<Framework>>),
    Crosswalk(Valid<Crosswalk>),
    Overlay(Valid<Overlay>),
}

fn read((kind, path, text): (DocumentKind, &str, &str)) -> Result<Read, Diagnostics> {
    let reader = Reader::new().named(path);
    Ok(match kind {
        DocumentKind::Scale => Read::Scale(Valid::read(&reader, text)?),
        DocumentKind::Schemes => Read::Schemes(Valid::read(&reader, text)?),
        DocumentKind::Framework => Read::Framework(Box::new(Valid::read(&reader, text)?)),
        DocumentKind::Crosswalk => Read::Crosswalk(Valid::read(&reader, text)?),
        DocumentKind::Overlay => Read::Overlay(Valid::read(&reader, text)?),
        DocumentKind::Profile | DocumentKind::Record => {
            let message = format!("a {kind} is no part of a catalog");
            let found = Diagnostic::new(Code::UnknownFormat, Pointer::root(), message);
            return Err(reader.named_all(found.into()));
        }
    })
}

fn load() -> Result<Catalog, Diagnostics> {
    let mut catalog = Catalog::new();
    for document in read_all() {
        match document? {
            Read::Scale(scale) => catalog.add_scale(scale)?,
            Read::Schemes(schemes) => catalog.add_schemes(schemes)?,
            Read::Framework(framework) => catalog.add_framework(*framework)?,
            Read::Crosswalk(crosswalk) => catalog.add_crosswalk(crosswalk)?,
            Read::Overlay(overlay) => {
                catalog.add_overlay(overlay)?;
                continue;
            }
        };
    }
    Ok(catalog)
}

#[cfg(not(feature = "parallel"))]
fn read_all() -> impl Iterator<Item = Result<Read, Diagnostics>> {
    BUILTIN_FILES.iter().map(|file| read(*file))
}

#[cfg(feature = "parallel")]
fn read_all() -> impl Iterator<Item = Result<Read, Diagnostics>> {
    crate::parallel::each(BUILTIN_FILES, |file| read(*file)).into_iter()
}
