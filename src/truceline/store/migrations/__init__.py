"""The forms that the tables have had, in order."""
