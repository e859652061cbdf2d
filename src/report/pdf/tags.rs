//! What stands for what, in reading order, for readers who hear a page: the tree of a tagged PDF.

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use std::num::NonZeroU16;

/// What a part of a document is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Document,
    /// A heading of a level, with its words.
    Heading(u16, String),
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    Row,
    Head,
    RowHead,
    Cell,
    /// A drawing, in words.
    Figure(String),
}

impl Kind {
    fn tag(self) -> TagKind {
        match self {
            Self::Document => Tag::Section.into(),
            Self::Heading(level, words) => {
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(words)).into()
            }
            Self::Paragraph => Tag::P.into(),
            Self::List => Tag::L(ListNumbering::Circle).into(),
            Self::ListItem => Tag::LI.into(),
            Self::Label => Tag::Lbl.into(),
            Self::ListBody => Tag::LBody.into(),
            Self::Table => Tag::Table.into(),
            Self::Row => Tag::TR.into(),
            Self::Head => Tag::TH(TableHeaderScope::Column).into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tag::TD.into(),
            Self::Figure(words) => Tag::Figure(Some(words)).into(),
        }
    }
}

enum Child {
    Part(usize),
    Content(Identifier),
}

/// The tree, as it grows.
pub(super) struct Tags {
    parts: Vec<(Kind, Vec<Child>)>,
}

impl Default for Tags {
    fn default() -> Self {
        Self { parts: vec![(Kind::Document, Vec::new())] }
    }
}

impl Tags {
    /// The document.
    pub(super) const ROOT: usize = 0;

    /// Adds a part to another; its name.
    pub(super) fn add(&mut self, parent: usize, kind: Kind) -> usize {
        let name = self.parts.len();
        self.parts.push((kind, Vec::new()));
        if let Some((_, children)) = self.parts.get_mut(parent) {
            children.push(Child::Part(name));
        }
        name
    }

    /// Adds something that stands on a page to a part.
    pub(super) fn content(&mut self, part: usize, content: Identifier) {
        if let Some((_, children)) = self.parts.get_mut(part) {
            children.push(Child::Content(content));
        }
    }

    /// The tree as krilla takes it.
    pub(super) fn tree(mut self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        tree.push(self.group(Self::ROOT));
        tree
    }

    fn group(&mut self, part: usize) -> TagGroup {
        let Some((kind, children)) = self.parts.get_mut(part) else { return TagGroup::new(Tag::P) };
        let (kind, children) = (kind.clone(), std::mem::take(children));
        let nodes = children.into_iter().map(|child| match child {
            Child::Part(part) => Node::Group(self.group(part)),
            Child::Content(content) => Node::Leaf(content),
        });
        let nodes = nodes.collect();
        TagGroup::with_children(kind.tag(), nodes)
    }
}
