"""`truceline diff`: what changed between two dossiers, or between two moments of one input."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.talk import complain
from truceline.cli.usage import refuse_missing
from truceline.errors import WrongUsage
from truceline.intake import parse_outline, read_outline
from truceline.model.difference import Difference
from truceline.pipeline import Beside, SeenFrom, build_views, compare
from truceline.publish import difference_json, difference_page, difference_text, dossier_json

_FORMS = {"text": difference_text, "json": difference_json, "html": difference_page}
_TWICE = "give --as-of twice (from, to), or --known-by twice, with the paths of the reports; or two dossier files"


def compare_dossiers(paths: Sequence[str], *, form: str) -> int:
    """Two dossier files, or folders with one. Raises WrongUsage; UnusableInput for what is no dossier."""
    if len(paths) != 2:
        raise WrongUsage(f"{len(paths)} path{'' if len(paths) == 1 else 's'}; {_TWICE}")
    if not all(paths):
        raise WrongUsage("an empty path; name a dossier file or its folder")
    return print_difference(compare(*(read_outline(path) for path in paths)), form=form)


def compare_moments(
    paths: Sequence[str],
    *,
    as_of: Sequence[str],
    known_by: Sequence[str],
    beside: Beside,
    form: str,
    chosen: Mapping[str, str | None],
) -> int:
    """The same reports as seen from two moments; `chosen` as for a build. Exit 3 where inputs had to be left out."""
    if len(as_of) not in (0, 2) or len(known_by) not in (0, 2):
        raise WrongUsage(f"one moment, or more than two; {_TWICE}")
    refuse_missing(paths)
    views = [SeenFrom(as_of=as_of[n] if as_of else None, known_by=known_by[n] if known_by else None) for n in range(2)]
    with choose_progress() as progress:
        dossiers = build_views(paths, views, progress=progress, beside=beside, skip=(), **chosen)
    issues = dict.fromkeys(str(issue) for dossier in dossiers for issue in dossier.issues)
    for issue in issues:
        complain(issue)
    code = print_difference(
        compare(*(parse_outline(dossier_json(each), name=", ".join(paths)) for each in dossiers)), form=form
    )
    return exits.DONE_BUT if issues else code


def print_difference(difference: Difference, *, form: str) -> int:
    sys.stdout.write(_FORMS[form](difference))
    return exits.DONE
