//! Every sample's JSON report is valid by the published schema.
