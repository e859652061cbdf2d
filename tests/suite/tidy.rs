//! Rules of the repository that neither compiler nor lint can keep.
