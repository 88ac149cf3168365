"""When each file was collected, as somebody noted it: a small file beside the reports."""

from __future__ import annotations

from collections.abc import Mapping as Times
from datetime import date, datetime, tzinfo

from truceline.errors import WrongFile
from truceline.intake.beside import read_beside, read_nodes
from truceline.intake.labels import label
from truceline.intake.packs.problems import Problems, show
from truceline.intake.packs.yaml_lines import Mapping, Scalar


def load_collected(path: str, tz: tzinfo | None) -> Times[str, str]:
    """From the path of a file or folder, as written, to an ISO date or date-time: `reports/a.txt: 2033-10-04T09:10`.

    A local time is read in `tz`, and stays local without one. Raises WrongFile with every problem.
    """
    text = read_beside(path, what="paths and times")
    problems = Problems(label(path))
    document = read_nodes(text, problems=problems)
    times: dict[str, str] = {}
    if isinstance(document, Mapping):
        for entry in document.entries:
            when = read_time(entry.value.text, tz) if isinstance(entry.value, Scalar) else None
            if when is None:
                problems.add(entry.line, f"no time for {show(entry.key)}", "write `path: 2033-10-04T09:10+04:00`")
            else:
                times[entry.key.removeprefix("./").strip("/")] = when
    elif document is not None or not problems.found:
        line = document.line if document is not None else 1
        problems.add(line, "no list of paths with their times", "write `path: 2033-10-04T09:10+04:00`")
    if problems.found:
        raise WrongFile(problems.path, problems.lines())
    return times


def read_time(text: str, tz: tzinfo | None) -> str | None:
    """An ISO date or date-time as it is kept, or None for what is neither."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) < 10:
        return None
    return (moment if moment.tzinfo or tz is None else moment.replace(tzinfo=tz)).isoformat()
