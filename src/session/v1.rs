//! Schema 1 of the story file: versions as they were read, and the decisions about them apart.

use super::{FORMAT, SessionError, damaged};
use crate::article::{Article, Date, Format, Paragraph, Role, Source, Version, Warning};
use crate::corrections::{Anchor, Correction};
use crate::project::{Entry, Project, VersionKey};
use crate::text::language::Language;
use decisions::DecisionShape;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

mod decisions;

/// The number of this schema.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize, Deserialize)]
struct StoryFile {
    format: String,
    schema: u32,
    written_by: String,
    versions: Vec<VersionShape>,
    #[serde(default)]
    settings: Settings,
    #[serde(default)]
    corrections: Vec<CorrectionOf>,
    /// About quotes, speakers and facts; they can concern more than one version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<DecisionShape>,
}

#[derive(Default, Serialize, Deserialize)]
struct Settings {
    /// The key of the chosen base.
    base: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct VersionShape {
    key: u32,
    label: String,
    source: SourceShape,
    article: ArticleShape,
    #[serde(default)]
    warnings: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct SourceShape {
    path: Option<String>,
    file: String,
    sha256: String,
    kind: String,
    encoding: String,
}

#[derive(Serialize, Deserialize)]
struct ArticleShape {
    headline: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
    language: Option<String>,
    paragraphs: Vec<ParagraphShape>,
}

#[derive(Serialize, Deserialize)]
struct ParagraphShape {
    role: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// A decision, and the key of the version that it is about.
#[derive(Serialize, Deserialize)]
struct CorrectionOf {
    version: u32,
    #[serde(flatten)]
    correction: CorrectionShape,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "set", rename_all = "kebab-case")]
enum CorrectionShape {
    Label { value: String },
    Headline { value: Option<String> },
    Byline { value: Option<String> },
    Published { value: Option<String> },
    Outlet { value: Option<String> },
    Role { paragraph: AnchorShape, value: String },
}

#[derive(Clone, Serialize, Deserialize)]
struct AnchorShape {
    index: u32,
    exact: String,
    prefix: String,
    suffix: String,
}

impl AnchorShape {
    fn of(anchor: &Anchor) -> Self {
        Self {
            index: anchor.index,
            exact: anchor.exact.clone(),
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
        }
    }

    fn read(self) -> Anchor {
        Anchor { index: self.index, exact: self.exact, prefix: self.prefix, suffix: self.suffix }
    }
}

pub(super) fn write(project: &Project) -> Vec<u8> {
    let file = StoryFile {
        format: FORMAT.to_owned(),
        schema: SCHEMA,
        written_by: concat!("tellings ", env!("CARGO_PKG_VERSION")).to_owned(),
        versions: project.entries().iter().map(version_shape).collect(),
        settings: Settings { base: project.chosen_base().map(|key| key.0) },
        corrections: project
            .entries()
            .iter()
            .flat_map(|entry| {
                entry.corrections().iter().map(|correction| CorrectionOf {
                    version: entry.key().0,
                    correction: correction_shape(correction),
                })
            })
            .collect(),
        decisions: project.decisions().iter().map(DecisionShape::of).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)
        .expect("shapes of strings, numbers and lists always serialise");
    bytes.push(b'\n');
    bytes
}

pub(super) fn read(value: serde_json::Value) -> Result<Project, SessionError> {
    let file = StoryFile::deserialize(value).map_err(damaged)?;
    let mut decisions: Vec<(VersionKey, Correction)> = Vec::new();
    for shape in file.corrections {
        decisions.push((VersionKey(shape.version), correction(shape.correction)?));
    }
    let entries = file
        .versions
        .into_iter()
        .map(|shape| {
            let key = VersionKey(shape.key);
            let corrections =
                decisions.iter().filter(|(of, _)| *of == key).map(|(_, c)| c.clone()).collect();
            Ok(Entry::new(key, Arc::new(version(shape)?), corrections))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let decisions =
        file.decisions.into_iter().map(DecisionShape::read).collect::<Result<_, _>>()?;
    let project = Project::from_entries(entries, file.settings.base.map(VersionKey));
    Ok(project.with_decisions(decisions))
}

fn version_shape(entry: &Entry) -> VersionShape {
    let version = entry.from_file();
    let (source, article) = (&version.source, &version.article);
    VersionShape {
        key: entry.key().0,
        label: version.label.clone(),
        source: SourceShape {
            path: source.path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            file: source.file.clone(),
            sha256: source.sha256.clone(),
            kind: source.format.name().to_owned(),
            encoding: source.encoding.clone(),
        },
        article: ArticleShape {
            headline: article.headline.clone(),
            byline: article.byline.clone(),
            published: article.published.map(|day| day.to_string()),
            outlet: article.outlet.clone(),
            language: article.language.map(|language| language.code().to_owned()),
            paragraphs: article.paragraphs.iter().map(paragraph_shape).collect(),
        },
        warnings: version.warnings.iter().map(|warning| warning.message.clone()).collect(),
    }
}

fn paragraph_shape(paragraph: &Paragraph) -> ParagraphShape {
    ParagraphShape {
        role: paragraph.role.name().to_owned(),
        text: paragraph.text.clone(),
        why: paragraph.why.clone(),
    }
}

fn correction_shape(correction: &Correction) -> CorrectionShape {
    match correction {
        Correction::Label(value) => CorrectionShape::Label { value: value.clone() },
        Correction::Headline(value) => CorrectionShape::Headline { value: value.clone() },
        Correction::Byline(value) => CorrectionShape::Byline { value: value.clone() },
        Correction::Published(day) => {
            CorrectionShape::Published { value: day.map(|day| day.to_string()) }
        }
        Correction::Outlet(value) => CorrectionShape::Outlet { value: value.clone() },
        Correction::Role(anchor, role) => CorrectionShape::Role {
            paragraph: AnchorShape::of(anchor),
            value: role.name().to_owned(),
        },
    }
}

fn version(shape: VersionShape) -> Result<Version, SessionError> {
    let source = shape.source;
    let format =
        Format::from_name(&source.kind).ok_or_else(|| unknown("kind of file", &source.kind))?;
    Ok(Version {
        label: shape.label,
        source: Source {
            path: source.path.map(PathBuf::from),
            file: source.file,
            sha256: source.sha256,
            format,
            encoding: source.encoding,
        },
        article: article(shape.article)?,
        warnings: shape.warnings.into_iter().map(Warning::new).collect(),
    })
}

fn article(shape: ArticleShape) -> Result<Article, SessionError> {
    Ok(Article {
        headline: shape.headline,
        byline: shape.byline,
        published: shape.published.as_deref().map(date).transpose()?,
        outlet: shape.outlet,
        language: shape.language.as_deref().and_then(Language::from_code),
        paragraphs: shape.paragraphs.into_iter().map(paragraph).collect::<Result<_, _>>()?,
    })
}

fn paragraph(shape: ParagraphShape) -> Result<Paragraph, SessionError> {
    if shape.text.trim().is_empty() {
        return Err(damaged("a paragraph has no text"));
    }
    let paragraph = Paragraph::new(role(&shape.role)?, shape.text);
    Ok(Paragraph { why: shape.why, ..paragraph })
}

fn correction(shape: CorrectionShape) -> Result<Correction, SessionError> {
    Ok(match shape {
        CorrectionShape::Label { value } => Correction::Label(value),
        CorrectionShape::Headline { value } => Correction::Headline(value),
        CorrectionShape::Byline { value } => Correction::Byline(value),
        CorrectionShape::Published { value } => {
            Correction::Published(value.as_deref().map(date).transpose()?)
        }
        CorrectionShape::Outlet { value } => Correction::Outlet(value),
        CorrectionShape::Role { paragraph, value } => {
            Correction::Role(paragraph.read(), role(&value)?)
        }
    })
}

fn role(name: &str) -> Result<Role, SessionError> {
    Role::from_name(name).ok_or_else(|| unknown("role", name))
}

fn date(text: &str) -> Result<Date, SessionError> {
    text.parse().map_err(|_not_a_day| unknown("date", text))
}

fn unknown(what: &str, name: &str) -> SessionError {
    damaged(format!("no such {what}: {name}"))
}
