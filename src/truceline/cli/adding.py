"""`truceline add` and `reread`: files into the record, and the same files read again."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from truceline.claims import Extractor, open_extractor
from truceline.cli import exits
from truceline.cli.progress import Bars, Lines, choose_progress
from truceline.cli.record import hand_of, opened
from truceline.cli.talk import complain, printable
from truceline.cli.usage import refuse_missing
from truceline.errors import WrongUsage
from truceline.intake import load_collected, read_time
from truceline.model.pack import Pack
from truceline.model.recorded import Custody
from truceline.pipeline.adding import AddedFile, Reader, add_paths
from truceline.pipeline.clocks import entry_for
from truceline.pipeline.recording import load_pack
from truceline.pipeline.rereading import reread, with_note
from truceline.pipeline.showing import show_item
from truceline.publish.shown_text import changes_text
from truceline.settings import Settings
from truceline.store.items import Outcome


def call_add(words: argparse.Namespace, settings: Settings) -> int:
    """A line on standard output for each file that is new or changed, one on standard error for each issue."""
    refuse_missing(words.paths)
    done: Counter[str] = Counter()
    with opened(words, settings) as (record, place), choose_progress() as progress:
        pack = load_pack(record)
        hand = hand_of(words, settings)
        custody, listed = _custody(words, pack)
        reader = Reader.of(pack, _extractor(words))
        skip = (*place.own_files, *([Path(words.collected)] if listed else []))
        added = add_paths(record, words.paths, reader, hand=hand, custody=custody, progress=progress, skip=skip)
        try:
            for file in added:
                _count(file, done)
                _tell(record, file, progress)
        except KeyboardInterrupt:
            complain(f"stopped: {_summary(done)}; what was added is kept, and the same command again adds the rest")
            raise
        for entry in custody.unmet():
            done["issues"] += 1
            complain(f"{words.collected}: no file that was added has the path {entry}; correct it or take it out")
    complain(_summary(done))
    return exits.DONE_BUT if done["issues"] else exits.DONE


def call_reread(words: argparse.Namespace, settings: Settings) -> int:
    changed = total = 0
    with opened(words, settings) as (record, _), choose_progress() as progress:
        reader = Reader.of(load_pack(record), _extractor(words))
        hand = with_note(hand_of(words, settings), f"read again by {', '.join(reader.extractor.ran)}")
        for file in reread(record, reader, hand=hand, progress=progress):
            total += 1
            if file.changed:
                changed += 1
                progress.say(f"reread {printable(file.path)}: {file.before} claims before, {file.after} now")
    complain(f"{total:,} files read again, of which {changed:,} say something else now")
    return exits.DONE


def _extractor(words: argparse.Namespace) -> Extractor:
    if words.model == "":
        raise WrongUsage("an empty path for the model; name its folder, or leave out the model")
    return open_extractor(words.extractor, model=Path(words.model) if words.model is not None else None)


class _Collected:
    """What the command says of how each file came. `times` are by path, as in the listing; `time` is of all."""

    def __init__(self, words: argparse.Namespace, time: str | None, times: Mapping[str, str]) -> None:
        self._words, self._time, self._times = words, time, times
        self._used: set[str] = set()

    def __call__(self, path: str) -> Custody:
        entry = entry_for(path, self._times)
        if entry is not None:
            self._used.add(entry)
        words = self._words
        return Custody(
            collected_by=words.by,
            collected_at=self._times[entry] if entry is not None else self._time,
            source=words.source,
            note=words.note,
        )

    def unmet(self) -> list[str]:
        return [entry for entry in self._times if entry not in self._used]


def _custody(words: argparse.Namespace, pack: Pack) -> tuple[_Collected, bool]:
    """And whether --collected names a listing. Raises WrongUsage, or WrongFile for a listing that breaks its form."""
    zone = pack.zone
    said = words.collected
    time = read_time(said, zone) if said is not None else None
    if said is None or time is not None:
        return _Collected(words, time, {}), False
    if not os.path.lexists(said):
        raise WrongUsage(
            f"--collected {said}: neither a time nor a file; write 2031-09-14T18:00+06:00, or name a file of times"
        )
    return _Collected(words, None, load_collected(said, zone)), True


def _count(file: AddedFile, done: Counter[str]) -> None:
    done[file.outcome.value if file.outcome is not None else "unread"] += 1
    done["issues"] += len(file.issues)
    done["reports"] += file.reports
    done["claims"] += file.claims


def _tell(record: str, file: AddedFile, progress: Bars | Lines) -> None:
    for issue in file.issues:
        complain(str(issue))
    if file.outcome is not None and file.outcome is not Outcome.UNCHANGED:
        word = "added" if file.outcome is Outcome.ADDED else "changed"
        held = f"{_number(file.reports, 'report')}, {_number(file.claims, 'claim')}"
        progress.say(printable(f"{word} {file.path}: {held}"))
    if file.outcome is Outcome.REPLACED:
        _tell_changes(record, file.path, progress.say)


def _tell_changes(record: str, path: str, say: Callable[[str], None]) -> None:
    """Which reports changed, with their words, and how many claims lost theirs."""
    shown = show_item(record, path)
    before, after = shown.versions[-2:]
    for line in changes_text(before.reports, after.reports):
        say(line)
    gone = [claim for claim in shown.gone if claim.gone == after.began.number]
    if gone:
        say(f"  the words of {_number(len(gone), 'claim')} are gone: `truceline list claims --gone`")


def _summary(done: Counter[str]) -> str:
    outcomes = ((Outcome.ADDED, "added"), (Outcome.REPLACED, "changed"), (Outcome.UNCHANGED, "there already"))
    new = ", ".join(f"{done[outcome]:,} {word}" for outcome, word in outcomes)
    read = f"{_number(done['reports'], 'report')}, {_number(done['claims'], 'claim')}"
    issues = f"; {_number(done['issues'], 'issue')}" if done["issues"] else ""
    return f"{new}; read {read}{issues}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
