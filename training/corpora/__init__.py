"""Readers that turn public corpora, as they were published, into `training.examples.Example`."""
