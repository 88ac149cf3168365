"""The error tree.

TrucelineError
├── UnusableInput          one file or one item cannot be read; the run goes on and exits 3
├── WrongUsage             the command cannot start: nothing is written, exit 2
│   ├── WrongPack          a theatre pack that breaks its contract
│   ├── WrongFile          a file of judgements or of times that breaks its form
│   ├── NoRecord           no record where one was named, or one where none may be
│   └── WrongModel         a tagger's files are missing, damaged or of another form
├── NotInRecord            nothing in the record is called so, or several things are, exit 1
├── FileInTheWay           a file is there already, and nothing is overwritten, exit 1
├── RecordBusy             somebody else was writing all the while: nothing was changed, exit 1
├── RecordUnwritable       the record's place takes no more, or nothing at all: nothing was changed, exit 1
├── RecordUnreachable      the database went away; what was begun is kept whole or not at all, exit 1
└── BrokenRecord           an invariant does not hold: nothing is published, exit 1
"""

from __future__ import annotations


class TrucelineError(Exception):
    """The root: everything that Truceline raises on purpose."""


class UnusableInput(TrucelineError):
    """A file, or one item in it, cannot be read. The item is named, the rest is still built."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class WrongUsage(TrucelineError):
    """The command or its arguments make no sense; nothing was written."""


class WrongPack(WrongUsage):
    """A theatre pack breaks its contract; `problems` holds one line each, with file, line and remedy."""

    def __init__(self, path: str, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems) or f"{path}: not a theatre pack")
        self.path = path
        self.problems = problems


class WrongFile(WrongUsage):
    """A file that the command names beside the reports (judgements, times of collection) breaks its form; `problems`
    holds one line each, with file, line and remedy. Nothing of it is used."""

    def __init__(self, path: str, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems) or f"{path}: not what was expected")
        self.path = path
        self.problems = problems


class WrongModel(WrongUsage):
    """A tagger's folder is not what its card says; nothing is read with it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; give the folder of a whole model, or leave the choice to the package")
        self.path = path
        self.reason = reason


class FileInTheWay(TrucelineError):
    """A new file was to be written where one is already. It is left as it is."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: is there already, and nothing is overwritten; name another file with --out")
        self.path = path


class NoRecord(WrongUsage):
    """There is no record in the place that was named, or there is one already where another was to begin. Nothing was
    changed."""


class NotInRecord(TrucelineError):
    """Nothing in the record has that id or path, or several things have: then they are named. Nothing was changed."""


class RecordBusy(TrucelineError):
    """Another process was writing for longer than anybody waits. Nothing of this change was kept."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"somebody else is writing to the record ({reason}); nothing was changed; try later")
        self.reason = reason


class RecordUnwritable(TrucelineError):
    """The place takes no bytes: a full disk, a read-only folder or file. Nothing of this change was kept."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"the record cannot be written: {reason}; nothing was changed; {remedy}")
        self.reason = reason
        self.remedy = remedy


class RecordUnreachable(TrucelineError):
    """The connection to the database is gone, or never came. What was being written is kept whole or not at all."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the database cannot be reached: {reason}; what was begun is kept whole or not at all; see that the "
            "database runs, then run the same command again: nothing is added twice"
        )
        self.reason = reason


class BrokenRecord(TrucelineError):
    """A check on the finished record failed; nothing is published. `broken` names each failure."""

    def __init__(self, broken: tuple[str, ...]) -> None:
        super().__init__("; ".join(broken[:5]))
        self.broken = broken
