"""`truceline status`, `list`, `show` and `search`: the record looked at."""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.record import opened
from truceline.cli.talk import complain
from truceline.cli.usage import refuse_empty
from truceline.errors import WrongUsage
from truceline.model.listed import ShownItem
from truceline.model.question import Question
from truceline.pipeline.keeping import count_holdings, place_of
from truceline.pipeline.listing import Asked, list_lines
from truceline.pipeline.searching import search_record
from truceline.pipeline.showing import show
from truceline.publish.record_text import hits_text, holdings_text, line_text
from truceline.publish.shown_text import shown_text
from truceline.settings import Settings

_LONE = re.compile("[\ud800-\udfff]")
_NOTHING = "nothing was found: whole words are searched for, as they are written; write another form, or fewer words"


def call_status(words: argparse.Namespace, settings: Settings) -> int:
    with opened(words, settings) as (record, _):
        held = count_holdings(record)
        where = place_of(record)
    return _print([_json(held, database=where)] if words.json else holdings_text(held, where))


def call_list(words: argparse.Namespace, settings: Settings) -> int:
    """Line by line, as they come out of the record. Raises WrongUsage for bounds that the list does not have."""
    names = ("speaker", "place", "type", "since", "until")
    refuse_empty({name: getattr(words, name) for name in names})
    asked = Asked(**{name: getattr(words, name) for name in names}, gone=words.gone)
    with opened(words, settings) as (record, _), choose_progress() as progress:
        lines = list_lines(record, words.kind, asked, progress)
        with closing(lines):
            chosen = islice(lines, words.limit) if words.limit is not None else lines
            return _print(_json(line) if words.json else line_text(line) for line in chosen)


def call_show(words: argparse.Namespace, settings: Settings) -> int:
    """Raises NotInRecord."""
    with opened(words, settings) as (record, _), choose_progress() as progress:
        shown = show(record, words.id, progress)
    if words.versions and not isinstance(shown, ShownItem):
        raise WrongUsage(f"{words.id}: has no versions; --versions is for items, by their paths")
    return _print([_json(shown)] if words.json else shown_text(shown, versions=words.versions))


def call_search(words: argparse.Namespace, settings: Settings) -> int:
    with opened(words, settings) as (record, _):
        hits = search_record(record, " ".join(words.search), limit=words.limit)
    code = _print(map(_json, hits.hits) if words.json else hits_text(hits))
    if not hits.count:
        complain(_NOTHING)
    elif hits.count > len(hits.hits):
        complain(f"{hits.count:,} reports, of which these are the newest {len(hits.hits):,}; --limit N prints more")
    return code


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(line + "\n")
    return exits.DONE


def _json(record: Any, **more: str) -> str:
    """One line; half a surrogate pair is escaped, all else is as it was."""
    text = json.dumps({**_plain(record), **more}, ensure_ascii=False, separators=(", ", ": "))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return plain | {"status": value.status} if isinstance(value, Question) else plain
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | Iterator):
        return [_plain(inner) for inner in value]
    return value
