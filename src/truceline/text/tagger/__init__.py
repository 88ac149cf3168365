"""The trained tagger: who says what, names and events, by a small model that runs on the CPU, offline."""
