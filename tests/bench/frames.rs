//! What a frame of the side-by-side view costs on the CPU with 5,000 rows of 4 versions: standing
//! still, scrolling, jumping to a far row and being resized. An empty window is the yardstick. Run by
//! `cargo bench --bench frames`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up should stop")]

use std::fmt::Write as _;
use std::sync::Arc;
use tellings::align::{Alignment, Join, Passage, Row, RowId, SentenceGroup, wordings};
use tellings::article::{
    Article, Format, Paragraph, ParagraphId, Place, Role, Source, Version, VersionId,
};
use tellings::jobs::Revision;
use tellings::present::{Presentation, present};
use tellings::project::VersionKey;
use tellings::story::Story;
use tellings::text::Span;
use tellings::ui::state::SideBySideState;
use tellings::ui::theme;
use tellings::ui::views::ViewData;
use tellings::ui::views::side_by_side::side_by_side_ui;
use tellings::watch::Watch;

const ROWS: usize = 5_000;
const VERSIONS: usize = 4;
const KEYS: [VersionKey; VERSIONS] = [VersionKey(0), VersionKey(1), VersionKey(2), VersionKey(3)];
const SIZE: egui::Vec2 = egui::vec2(1600.0, 1000.0);

fn main() {
    divan::main();
}

/// Words of a language of its own; the same for the same numbers.
fn paragraph(row: usize, version: usize) -> String {
    const WORDS: [&str; 12] = [
        "harbour",
        "council",
        "voted",
        "bridge",
        "ferry",
        "without",
        "morning",
        "engineers",
        "the",
        "closed",
        "after",
        "crowns",
    ];
    let count = 30 + (row * 7 + version * 13) % 90;
    let mut text = String::new();
    for word in 0..count {
        let pick = (row * 31 + word * 17 + (word % 9 / 8) * version * 5) % WORDS.len();
        write!(text, "{}{}", if word == 0 { "" } else { " " }, WORDS[pick]).unwrap();
    }
    text.push('.');
    text
}

fn story() -> Story {
    let version = |v: usize| {
        let paragraphs =
            (0..ROWS).map(|row| Paragraph::new(Role::Body, paragraph(row, v))).collect();
        Arc::new(Version {
            label: format!("Paper {v}"),
            source: Source {
                path: None,
                file: format!("{v}.txt"),
                sha256: "0".repeat(64),
                format: Format::Text,
                encoding: "UTF-8".to_owned(),
            },
            article: Article { paragraphs, ..Article::default() },
            warnings: Vec::new(),
        })
    };
    let versions: Vec<_> = (0..VERSIONS).map(version).collect();
    let rows = (0..ROWS).map(|row| {
        let place = |v: usize| Place {
            paragraph: ParagraphId::new(VersionId::at(v), row),
            span: Span::whole(&versions[v].article.paragraphs[row].text),
        };
        Row {
            id: RowId(row as u32),
            cells: (0..VERSIONS)
                .map(|v| Some(Passage { places: vec![place(v)], join: Join::Whole }))
                .collect(),
            sentences: vec![SentenceGroup {
                cells: (0..VERSIONS).map(|v| vec![place(v)]).collect(),
            }],
            nearest: vec![None; VERSIONS],
        }
    });
    let alignment = Alignment { rows: rows.collect(), degraded: None };
    let wordings = wordings(&versions, &alignment.rows, &Watch::unwatched()).unwrap();
    Story { alignment, versions, wordings, ..Story::default() }
}

/// A window without a window.
struct Window {
    ctx: egui::Context,
    story: Story,
    presentation: Presentation,
    state: SideBySideState,
    size: egui::Vec2,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let story = story();
        let presentation = present(&story, VersionId(0), &Watch::unwatched()).unwrap();
        assert_eq!(presentation.rows.len(), ROWS, "all rows are there to be drawn");
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let state = SideBySideState::default();
        let mut window = Self { ctx, story, presentation, state, size: SIZE, time: 0.0 };
        (0..5).for_each(|_| window.frame(Vec::new()));
        window
    }

    /// Lays out and tessellates one frame.
    fn frame(&mut self, events: Vec<egui::Event>) {
        self.draw(events, |ui, data, state| side_by_side_ui(ui, data, state, &mut Vec::new()));
    }

    fn draw(
        &mut self,
        events: Vec<egui::Event>,
        screen: impl Fn(&mut egui::Ui, &ViewData<'_>, &mut SideBySideState),
    ) {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            events,
            ..egui::RawInput::default()
        };
        let Self { ctx, story, presentation, state, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            let data = ViewData {
                story,
                presentation,
                keys: &KEYS,
                revision: Revision(1),
                updating: false,
            };
            screen(ui, &data, state);
        });
        output.textures_delta.clear();
        divan::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

/// The yardstick: a window in which nothing is drawn.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn an_empty_window(bencher: divan::Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.draw(Vec::new(), |_, _, _| {}));
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn resize(bencher: divan::Bencher<'_, '_>) {
    let mut window = Window::new();
    let mut step = 0;
    bencher.bench_local(|| {
        step = (step + 1) % 40;
        window.size = SIZE - egui::vec2(7.0 * step as f32, 0.0);
        window.frame(Vec::new());
    });
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn idle(bencher: divan::Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame(Vec::new()));
}

#[divan::bench(sample_count = 400, sample_size = 1)]
fn scroll(bencher: divan::Bencher<'_, '_>) {
    let mut window = Window::new();
    window.frame(vec![egui::Event::PointerMoved(egui::pos2(700.0, 500.0))]);
    bencher.bench_local(|| {
        window.frame(vec![egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -60.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        }]);
    });
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn jump(bencher: divan::Bencher<'_, '_>) {
    let mut window = Window::new();
    let mut row = 0;
    bencher.bench_local(|| {
        row = (row + 1_237) % ROWS;
        let text = &window.story.versions[1].article.paragraphs[row].text;
        window.state.reveal = Some(Place {
            paragraph: ParagraphId::new(VersionId(1), row),
            span: Span::snapped(text, 0..20),
        });
        window.frame(Vec::new());
    });
}
