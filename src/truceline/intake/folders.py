"""From the paths that a user gives to the files to read: folders walked, links followed no further than is safe."""

from __future__ import annotations

import errno
import os
import stat
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from truceline.intake.labels import label
from truceline.model.issue import Issue

OnIssue = Callable[[Issue], None]

_ODD_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """`path` is printed: as the user gave it, folders joined with `/`, odd characters escaped. `location` is opened."""

    path: str
    location: str


def explain_failure(failure: OSError | ValueError, location: str) -> tuple[str, str]:
    """Reason and remedy for what the system refused."""
    if not isinstance(failure, OSError):
        return "no file can have this name", "check the path"
    match failure.errno:
        case errno.ENOENT if os.path.islink(location):
            return "a link to a file that does not exist", "remove the link or put its target back"
        case errno.ENOENT:
            return "there is no such file or folder", "check the path"
        case errno.ELOOP:
            return "a loop of links", "remove one of the links"
        case errno.EISDIR:
            return "a folder, not a file", "name a file in it"
        case errno.EACCES | errno.EPERM:
            return "no permission to read it", "change its permissions or copy it as a user who may read it"
        case _:
            reason = os.strerror(failure.errno) if failure.errno else str(failure)
            return f"it cannot be read ({reason})", "check the path and the disk"


def odd_kind(mode: int) -> str | None:
    """What it is where it is neither a file nor a folder: such a thing may block for ever and is never opened."""
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return next((kind for holds, kind in _ODD_KINDS if holds(mode)), "no regular file")


def find_files(paths: Sequence[str], *, on_issue: OnIssue) -> list[FoundFile]:
    """Every file below the paths, once each, sorted by path; hidden ones in folders are left out."""
    search = _Search(on_issue=on_issue)
    for path in paths:
        search.visit(path)
    return sorted(search.found.values(), key=lambda file: file.path.split("/"))


@dataclass(slots=True)
class _Search:
    """`found` and `walked` are keyed by the real path, so that nothing is read twice whatever leads to it.

    `met` counts what was found or reported, read before or not.
    """

    on_issue: OnIssue
    found: dict[str, FoundFile] = field(default_factory=dict)
    walked: set[str] = field(default_factory=set)
    met: int = 0

    def report(self, path: str, reason: str, remedy: str) -> None:
        self.met += 1
        self.on_issue(Issue(path=label(path), reason=reason, remedy=remedy))

    def visit(self, path: str) -> None:
        try:
            mode = os.stat(path).st_mode
            real = os.path.realpath(path, strict=True)
        except (OSError, ValueError) as failure:
            self.report(path, *explain_failure(failure, path))
            return
        if not stat.S_ISDIR(mode):
            self.keep(path, real, mode)
            return
        before, fresh = self.met, real not in self.walked
        self.walk(path, real)
        if fresh and self.met == before:
            self.report(path, "the folder holds no files to read", "name a folder with reports in it")

    def keep(self, path: str, real: str, mode: int) -> None:
        odd = odd_kind(mode)
        if odd is not None:
            self.report(path, f"{odd}, not a file", "copy what it gives into a file and name that")
            return
        self.met += 1
        if real not in self.found:
            self.found[real] = FoundFile(path=label(path), location=path)

    def walk(self, path: str, real: str) -> None:
        """Real entries first, links after: a file keeps its own name where a link leads to it as well."""
        folders, links = [(path, real)], deque[str]()
        while folders or links:
            if not folders:
                folders += self.follow(links.popleft(), root=real)
                continue
            folder, folder_real = folders.pop()
            if folder_real in self.walked:
                continue
            self.walked.add(folder_real)
            for entry in self.list_entries(folder):
                below = f"{folder.rstrip('/')}/{entry.name}"
                if entry.is_symlink():
                    links.append(below)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append((below, os.path.join(folder_real, entry.name)))
                else:
                    self.keep_entry(below, os.path.join(folder_real, entry.name))

    def keep_entry(self, path: str, real: str) -> None:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as failure:
            self.report(path, *explain_failure(failure, path))
        else:
            self.keep(path, real, mode)

    def list_entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as failure:
            self.report(folder, *explain_failure(failure, folder))
            return []

    def follow(self, link: str, *, root: str) -> list[tuple[str, str]]:
        """Where a link leads to a folder, that folder to walk; a link never leads out of the folder that was named."""
        try:
            real = os.path.realpath(link, strict=True)
            mode = os.stat(link).st_mode
            holder = os.path.realpath(os.path.dirname(link), strict=True)
        except (OSError, ValueError) as failure:
            self.report(link, *explain_failure(failure, link))
            return []
        if not _lies_in(real, root):
            self.report(link, "a link that leads out of the folder", "name the file that it leads to")
        elif not stat.S_ISDIR(mode):
            self.keep(link, real, mode)
        elif _lies_in(holder, real):
            self.report(link, "a loop of links: it leads to a folder that it lies in", "remove the link")
        else:
            return [(link, real)]
        return []


def lies_under(path: str, folders: Sequence[str]) -> bool:
    """Whether a path, links followed, is one of the folders (or files, all real paths) or lies in one."""
    real = os.path.realpath(path)
    return any(_lies_in(real, folder) for folder in folders)


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
