"""Incidents to questions: what the accounts answer alike, or differently; who holds what; how credible it is;
what a denial answers."""

from truceline.questions.acts import answer_acts
from truceline.questions.asking import ask_questions
from truceline.questions.credibility import propose_credibility
from truceline.questions.holding import trace_control

__all__ = ["answer_acts", "ask_questions", "propose_credibility", "trace_control"]
