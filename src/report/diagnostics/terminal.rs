use super::Texts;
use super::excerpt::{Excerpt, excerpt};
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Diagnostics, Position, Severity, Span};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::borrow::Cow;

/// How findings are shown on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Terminal {
    /// Whether to colour what is shown, by ANSI escape sequences.
    pub colour: bool,
    /// The columns that there are; lines of the text that are longer are cut.
    pub width: usize,
}

impl Default for Terminal {
    /// No colour, 100 columns.
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
        }
    }
}

impl Terminal {
    /// The same with or without colour.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// The same for a terminal of a width; at least 20 columns.
    #[must_use]
    pub fn with_width(mut self, width: usize) -> Self {
        self.width = width.max(20);
        self
    }
}

/// Findings as a compiler shows them: the offending line of the text with a
/// mark under the value, the related places below, and what to do.
///
/// A finding whose text is not given, or does not reach to its span, is shown
/// without a line.
///
/// ```
/// use competency::json::Reader;
/// use competency::report::diagnostics::{Terminal, Texts, terminal};
/// use competency::LevelScale;
/// let text = "{\n  \"formt\": \"scale/1.0\"\n}";
/// let found = Reader::new().named("my-scale.json").read_str::<LevelScale>(text).unwrap_err();
/// let shown = terminal(&found, &Texts::new().with("my-scale.json", text), &Terminal::default());
/// assert_eq!(shown, "\
/// error[CF0103]: unknown field `formt`
///  --> my-scale.json:2:3
///   |
/// 2 |   \"formt\": \"scale/1.0\"
///   |   ^^^^^^^
///   |
///   = help: did you mean `format`?
/// ");
/// ```
pub fn terminal(diagnostics: &Diagnostics, texts: &Texts<'_>, options: &Terminal) -> String {
    let renderer = if options.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(options.width);
    let mut out = String::new();
    for diagnostic in diagnostics {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&renderer.render(&[group(diagnostic, texts.of(diagnostic))]));
        out.push('\n');
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, text: Option<&'a str>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.as_str()));
    let file = diagnostic.file.as_deref().unwrap_or("(no file)");
    if diagnostic.file.is_some() || diagnostic.span.is_some() {
        let place = diagnostic.span.as_ref();
        let excerpt = place.zip(text).and_then(|(span, text)| excerpt(text, span));
        group = shown(group, file, place, excerpt, AnnotationKind::Primary, None);
    }
    let mut unplaced = Vec::new();
    for related in &diagnostic.related {
        let message = visible(&related.message);
        let span = related.span.as_ref();
        match span.zip(text).and_then(|(span, text)| excerpt(text, span)) {
            Some(found) => {
                let label = Some(message.into_owned());
                group = shown(
                    group,
                    file,
                    span,
                    Some(found),
                    AnnotationKind::Context,
                    label,
                );
            }
            None => unplaced.push((message, related)),
        }
    }
    for (message, related) in unplaced {
        let message = match &related.span {
            Some(span) => format!("{message} ({}:{})", span.start.line, span.start.column),
            None => format!("{message} (at {})", visible(related.pointer.as_str())),
        };
        group = group.element(Level::NOTE.message(message));
    }
    if diagnostic.span.is_none() && !diagnostic.pointer.is_root() {
        let at = visible(diagnostic.pointer.as_str());
        group = group.element(Level::NOTE.message(format!("at {at}")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    group
}

/// The group with a place: where it is, and its line if there is one.
fn shown<'a>(
    group: Group<'a>,
    file: &'a str,
    span: Option<&Span>,
    excerpt: Option<Excerpt>,
    kind: AnnotationKind,
    label: Option<String>,
) -> Group<'a> {
    let path = visible(file);
    let Some(Span { start, .. }) = span else {
        return group.element(Origin::path(path));
    };
    let Some(excerpt) = excerpt else {
        return group.element(placed(path, start));
    };
    let snippet: Snippet<'a, Annotation<'a>> = Snippet::source(excerpt.line)
        .line_start(start.line as usize)
        .annotation(kind.span(excerpt.marked).label(label));
    if excerpt.is_cut {
        // The column of what is marked is not the one that it has here.
        return group.element(placed(path, start)).element(snippet);
    }
    group.element(snippet.path(path))
}

fn placed<'a>(path: Cow<'a, str>, start: &Position) -> Origin<'a> {
    Origin::path(path)
        .line(start.line as usize)
        .char_column(start.column as usize)
}
