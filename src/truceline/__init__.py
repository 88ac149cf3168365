"""Truceline: the open record of a ceasefire."""

__version__ = "0.1.0"
