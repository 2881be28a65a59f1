//! The documents under `data/`, compiled in.
//!
//! One more document is one more line.

use super::Catalog;
use crate::check::Valid;
use crate::diagnostic::Diagnostics;
use crate::json::Reader;
use crate::model::DocumentKind;
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

fn load() -> Result<Catalog, Diagnostics> {
    let mut catalog = Catalog::new();
    for (kind, path, text) in BUILTIN_FILES {
        let reader = Reader::new().named(*path);
        match kind {
            DocumentKind::Scale => catalog.add_scale(Valid::read(&reader, text)?)?,
            DocumentKind::Schemes => catalog.add_schemes(Valid::read(&reader, text)?)?,
            DocumentKind::Framework => catalog.add_framework(Valid::read(&reader, text)?)?,
            DocumentKind::Crosswalk => catalog.add_crosswalk(Valid::read(&reader, text)?)?,
            DocumentKind::Overlay => {
                catalog.add_overlay(Valid::read(&reader, text)?)?;
                continue;
            }
        };
    }
    Ok(catalog)
}
