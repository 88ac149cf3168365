"""Passages written and marked by hand, about invented countries."""
