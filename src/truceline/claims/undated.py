"""What an undated report is held against, so that old matters in it are told from those of its days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from truceline.claims.context import Context
from truceline.model.report import Report
from truceline.text.dates import find_times

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|no later than|not later than|due(?: on)?|deadline of|expires?(?: on)?)\s*$", re.I
)
_ANY_DAY = date(2000, 1, 1)


def held_against(report: Report, context: Context, beside: Iterable[Report] = ()) -> date | None:
    """None for a dated report. Else the latest day of the reports `beside` it in the same file, such as a thread's.

    Where none of them is dated either: the latest day that it names with its year, deadlines aside, or the day since
    which the theatre's last agreement holds, whichever is later. Nothing but its own file and the pack counts: another
    file added to the record changes no claim of this one.
    """
    if report.published is not None:
        return None
    neighbours = [date.fromisoformat(other.published[:10]) for other in beside if other.published is not None]
    if neighbours:
        return max(neighbours)
    named = [
        mention.period.first_day
        for mention in find_times(report.text, anchor=_ANY_DAY, tz=context.tz)
        if _YEAR.search(report.text[mention.start : mention.end])
        and not _AHEAD.search(report.text[max(0, mention.start - 20) : mention.start])
    ]
    since = [day for agreement in context.pack.agreements if (day := agreement.effective or agreement.signed)]
    return max([*named, *(date.fromisoformat(day[:10]) for day in since)], default=None)
