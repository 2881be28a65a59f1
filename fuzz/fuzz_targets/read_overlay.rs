//! Reads an overlay.

#![no_main]

use competency::Overlay;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<Overlay>(bytes, |catalog, overlay| {
        catalog
            .add_overlay(overlay)
            .map(|overlaid| overlaid.warnings)
    });
});
