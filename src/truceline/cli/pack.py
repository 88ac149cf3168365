"""`truceline pack`: new, list, check, show, merge, schema."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace

from truceline.cli import exits
from truceline.cli.talk import complain, printable
from truceline.cli.usage import refuse_empty
from truceline.errors import BrokenRecord, WrongPack, WrongUsage
from truceline.intake import (
    Heading,
    find_doubts,
    load_named_pack,
    merge_packs,
    pack_schema,
    parse_pack,
    read_named_pack,
    read_pack_text,
    refuse_wrong_id,
    shipped_names,
    shipped_text,
)
from truceline.model.pack import Pack
from truceline.pipeline import survey_pack
from truceline.publish import (
    count_sections,
    pack_json,
    pack_listing,
    pack_page,
    pack_text,
    pack_yaml,
    renamed_pack,
    starting_pack,
    write_new_file,
)

_FORMS = {"text": pack_text, "json": pack_json, "html": pack_page}


def call_pack(words: argparse.Namespace) -> int:
    refuse_empty({name: getattr(words, name, None) for name in ("out", "title", "id", "timezone", "on")})
    match words.action:
        case "new":
            return new_pack(words.id, title=words.title, source=words.source, out=words.out)
        case "list":
            return list_packs(form=words.form)
        case "check":
            return check_packs(words.packs)
        case "show":
            return show_pack(words.pack, on=words.on, form=words.form)
        case "merge":
            heading = Heading(id=words.id, title=words.title, timezone=words.timezone)
            return merge_files(words.packs, heading, out=words.out)
        case _:
            return _print(json.dumps(pack_schema(), indent=1, ensure_ascii=False) + "\n")


def new_pack(pack_id: str, *, title: str | None, source: str | None, out: str | None) -> int:
    """Raises WrongUsage, or FileInTheWay; then nothing was written."""
    refuse_wrong_id(pack_id)
    text = starting_pack(pack_id, title or pack_id) if source is None else _copy(source, pack_id, title)
    pack = parse_pack(text, path=out or f"{pack_id}.yaml").pack
    return _write(text, out or f"{pack_id}.yaml", pack)


def _copy(source: str, pack_id: str, title: str | None) -> str:
    """With its comments, unless its head is written so that only a new text can have another id."""
    original = load_named_pack(source)
    wanted = replace(original, id=pack_id, title=title or original.title)
    text = renamed_pack(shipped_text(source) or read_pack_text(source), pack_id, wanted.title)
    try:
        if parse_pack(text, path=source).pack == wanted:
            return text
    except WrongPack:
        pass
    complain(f"{source}: written anew; its comments are not kept")
    return pack_yaml(wanted)


def list_packs(*, form: str) -> int:
    """A pack that cannot be read is named on standard error, and the exit code is 3."""
    packs, code = list[tuple[str, Pack]](), exits.DONE
    for name in shipped_names():
        try:
            packs.append((name, load_named_pack(name)))
        except WrongPack as refusal:
            code = _complain_all(refusal.problems, code=exits.DONE_BUT)
    _print(pack_listing(packs, form=form))
    return code


def check_packs(named: Sequence[str]) -> int:
    """Each by itself: a line for each problem and for each warning, a line for each that is good."""
    code = exits.DONE
    for name in named:
        try:
            read = read_named_pack(name)
        except WrongPack as refusal:
            code = _complain_all(refusal.problems, code=exits.WRONG)
            continue
        _complain_all(find_doubts(read), code=exits.DONE)
        print(printable(f"{name}: a good pack ({read.pack.id}: {count_sections(read.pack)})"))
    return code


def show_pack(named: str, *, on: str | None, form: str) -> int:
    """Raises WrongPack, or WrongUsage for what is no moment."""
    return _print(_FORMS[form](survey_pack(load_named_pack(named), on=on)))


def merge_files(named: Sequence[str], heading: Heading, *, out: str) -> int:
    """Raises WrongPack with each contradiction, or FileInTheWay; then nothing was written."""
    if len(named) < 2:
        raise WrongUsage("one pack, and nothing to merge it with; name two or more")
    if heading.id is not None:
        refuse_wrong_id(heading.id)
    merged = merge_packs([read_named_pack(name) for name in named], heading)
    text = pack_yaml(merged.pack)
    if parse_pack(text, path=out).pack != merged.pack:
        raise BrokenRecord((f"{out}: the merged pack would not be read back as it is; please report it",))
    _complain_all(merged.notes, code=exits.DONE)
    code = _write(text, out, merged.pack)
    complain("the comments of the packs are not in the merged one")
    return code


def _write(text: str, out: str, pack: Pack) -> int:
    if out == "-":
        return _print(text)
    write_new_file(out, text)
    complain(f"{out}: written ({pack.id}: {count_sections(pack)})")
    return exits.DONE


def _complain_all(lines: Sequence[str], *, code: int) -> int:
    for line in lines:
        complain(line)
    return code


def _print(text: str) -> int:
    sys.stdout.write(text)
    return exits.DONE
