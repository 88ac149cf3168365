"""The trained tagger: who says what, names and events, by a small neural model that runs on the CPU without a network."""
