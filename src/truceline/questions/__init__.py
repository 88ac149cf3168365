"""Incidents to questions: what the accounts answer alike, or differently."""

from truceline.questions.asking import ask_questions

__all__ = ["ask_questions"]
