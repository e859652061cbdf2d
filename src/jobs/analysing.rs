//! Analysing and presenting on a thread of their own: all of a story, its quotes and facts alone
//! where only decisions about them have changed, or its presentation alone.

use super::{Event, Jobs, Message, Revision, guarded};
use crate::article::{Version, VersionId};
use crate::corrections::Notes;
use crate::present::{self, Presentation};
use crate::project::PlacedDecisions;
use crate::story::{self, Decisions, Story};
use crate::watch::Cancelled;
use std::sync::Arc;

impl Jobs {
    /// Analyses `versions` as decided, and presents them for `base`. An analysis under way is
    /// cancelled.
    pub fn analyse(
        &mut self,
        revision: Revision,
        versions: Vec<Arc<Version>>,
        decided: PlacedDecisions,
        base: VersionId,
    ) {
        let watch = self.begin_analysis(revision, "Comparing");
        self.spawn("analyse", move || {
            analysis(revision, || {
                let story = story::analyse_decided(versions, borrowed(&decided), &watch)?;
                let story = Arc::new(story);
                let presentation = Arc::new(present::present(&story, base, &watch)?);
                Ok((story, presentation))
            })
        });
    }

    /// Finds the quotes and facts of an aligned story anew, as decided, and presents it.
    pub fn decide(
        &mut self,
        revision: Revision,
        story: Arc<Story>,
        versions: Vec<Arc<Version>>,
        decided: PlacedDecisions,
        base: VersionId,
    ) {
        let watch = self.begin_analysis(revision, "Arranging");
        self.spawn("decide", move || {
            analysis(revision, || {
                let aligned = Story { versions, ..Story::clone(&story) };
                let story = Arc::new(story::decide(aligned, borrowed(&decided), &watch)?);
                let presentation = Arc::new(present::present(&story, base, &watch)?);
                Ok((story, presentation))
            })
        });
    }

    /// Presents an analysed story for another base, or with other labels.
    pub fn present(
        &mut self,
        revision: Revision,
        story: Arc<Story>,
        versions: Vec<Arc<Version>>,
        notes: Notes,
        base: VersionId,
    ) {
        let watch = self.begin_analysis(revision, "Arranging");
        self.spawn("present", move || {
            analysis(revision, || {
                let story = if story.versions == versions && story.notes == notes {
                    story
                } else {
                    Arc::new(Story { versions, notes, ..Story::clone(&story) })
                };
                let presentation = Arc::new(present::present(&story, base, &watch)?);
                Ok((story, presentation))
            })
        });
    }

    /// Presents the same story with other notes, as it is presented.
    pub fn note(
        &mut self,
        revision: Revision,
        story: Arc<Story>,
        presentation: Arc<Presentation>,
        notes: Notes,
    ) {
        let watch = self.begin_analysis(revision, "Noting");
        self.spawn("note", move || {
            analysis(revision, || {
                watch.check()?;
                let story = Arc::new(Story { notes, ..Story::clone(&story) });
                let mut presentation = Presentation::clone(&presentation);
                present::annotate(&mut presentation, &story);
                Ok((story, Arc::new(presentation)))
            })
        });
    }
}

fn borrowed(decided: &PlacedDecisions) -> Decisions<'_> {
    Decisions {
        constraints: &[],
        quotes: &decided.quotes,
        facts: &decided.facts,
        passages: &decided.passages,
        notes: Some(&decided.notes),
    }
}

/// Runs an analysis and says how it ended.
fn analysis(
    revision: Revision,
    work: impl FnOnce() -> Result<(Arc<Story>, Arc<Presentation>), Cancelled>,
) -> Message {
    match guarded(work) {
        Ok(Ok((story, presentation))) => {
            Message::Event(Event::Presented { revision, story, presentation })
        }
        Ok(Err(Cancelled)) => Message::Stopped(revision),
        Err(why) => Message::Event(Event::Broke { revision, why }),
    }
}
