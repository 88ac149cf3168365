"""Mail: what was forwarded is the report; the covering note is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from truceline.model.capture import Capture
from truceline.model.report import DateBasis
from truceline.reports.boilerplate import count_words, is_boilerplate, is_stopped
from truceline.reports.draft import Draft
from truceline.reports.issuers import reads_as_issuer, resolve_issuer
from truceline.reports.lines import Line, read_lines
from truceline.reports.page_blocks import parse_page, read_blocks
from truceline.reports.pasted import read_articles
from truceline.reports.stories import Setting
from truceline.text.stamps import find_stamps

_FORWARDED = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:forwarded|original|begin forwarded|weitergeleitete|message transf|reenviado)\b.*"
    r"|begin forwarded message:?"
    r"|-{2,}\s*(?:forwarded|original) (?:message|mail)[^-]*-*)\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^[>\s]*\*?(?P<name>from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?)\*?:\*?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:\s*(?:fwd?|re|aw|wg|tr|i)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:(?:press|media|news) release|statement|communiqu[eé]|bulletin|no subject)?\W*(?:no\.?\s*\d+)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: the innermost of a forwarded chain, or the mail itself."""

    sender: str | None
    sent: str | None
    subject: str | None
    lines: tuple[str, ...]
    inner: bool


def read_letter(capture: Capture, setting: Setting) -> list[Draft]:
    """The reports in one mail body."""
    message = find_message(_plain_lines(capture), capture)
    body = read_lines("\n".join(_without_signature(message.lines)))
    if not body:
        return []
    stamps = find_stamps(message.sent, tz=setting.tz) if message.sent else []
    sent = stamps[0].value if stamps else None
    subject = _PREFIX.sub("", message.subject).strip() if message.subject else None
    drafts = read_articles(_without_address(body), setting)
    return [_settle(draft, message, sent, subject, setting) if i == 0 else draft for i, draft in enumerate(drafts)]


def is_covering_note(capture: Capture, others: Sequence[Capture]) -> bool:
    """A few words above something that was attached."""
    words = count_words(capture.content)
    forwarded = bool(
        capture.envelope.title and re.match(r"\s*(?:fwd?|wg|tr)\s*:", capture.envelope.title, re.IGNORECASE)
    )
    fuller = any(count_words(other.content) > words for other in others)
    has_inner = any(_FORWARDED.match(line) for line in capture.content.split("\n"))
    return bool(others) and fuller and not has_inner and (forwarded or words < 120)


def _plain_lines(capture: Capture) -> list[str]:
    if capture.media_type != "text/html":
        return capture.content.split("\n")
    root = parse_page(capture.content)
    blocks = read_blocks(root) if root is not None else []
    return [line for block in blocks for line in (block.text, "")]


def find_message(lines: Sequence[str], capture: Capture) -> Message:
    """The innermost forwarded message; the mail itself where nothing was forwarded."""
    envelope = capture.envelope
    found = Message(
        sender=envelope.sender, sent=envelope.published, subject=envelope.title, lines=tuple(lines), inner=False
    )
    while True:
        cut = _find_forwarded(found.lines)
        if cut is None:
            return found
        fields, rest = cut
        found = Message(
            sender=fields.get("from"),
            sent=fields.get("date") or fields.get("sent"),
            subject=fields.get("subject") or found.subject,
            lines=tuple(rest),
            inner=True,
        )


def _find_forwarded(lines: Sequence[str]) -> tuple[dict[str, str], list[str]] | None:
    """The header fields under the last mark of forwarding, and the lines under them."""
    for i in range(len(lines) - 1, -1, -1):
        at = i + 1 if _FORWARDED.match(lines[i]) else None
        if at is None and _opens_fields(lines, i) and i > 0:
            at = i
        if at is None:
            continue
        fields, end = _read_fields(lines, at)
        if "from" in fields and len(fields) >= 2 and any(line.strip() for line in lines[end:]):
            quoted = all(line.startswith(">") for line in lines[end:] if line.strip())
            return fields, [re.sub(r"^(?:>\s?)+", "", line) for line in lines[end:]] if quoted else list(lines[end:])
    return None


def _opens_fields(lines: Sequence[str], i: int) -> bool:
    match = _FIELD.match(lines[i])
    if match is None or match.group("name").lower() != "from":
        return False
    names = [field.group("name").lower() for line in lines[i + 1 : i + 7] if (field := _FIELD.match(line))]
    return "subject" in names and ("sent" in names or "date" in names)


def _read_fields(lines: Sequence[str], start: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    i, last = start, ""
    while i < len(lines) and i < start + 30:
        match = _FIELD.match(lines[i])
        if match:
            last = match.group("name").lower()
            fields.setdefault(last, match.group("value").strip())
        elif not lines[i].strip(" >"):
            if fields and not any(_FIELD.match(line) for line in lines[i + 1 : i + 2]):
                return fields, i + 1
        elif last and (lines[i][:1].isspace() or last in ("subject", "to", "cc")):
            fields[last] = f"{fields[last]} {lines[i].strip()}"
        else:
            return fields, i
        i += 1
    return fields, i


def _without_signature(lines: Sequence[str]) -> list[str]:
    end = next((i for i, line in enumerate(lines) if re.fullmatch(r"--\s?", line)), len(lines))
    return list(lines[:end])


def _without_address(lines: Sequence[Line]) -> list[Line]:
    """Without a last block that opens with a name and an address: the sender's signature, and what the list adds."""
    kept = list(lines)
    while len(kept) > 2:
        last = kept[-1].block
        block = [line for line in kept if line.block == last]
        signed = not is_stopped(block[0].text) and count_words(block[0].text) <= 9 and not block[0].text.endswith(":")
        if not (signed or all(is_boilerplate(line.text) for line in block)) or "\t" in block[0].text:
            break
        kept = [line for line in kept if line.block != last]
    return kept


def _settle(draft: Draft, message: Message, sent: str | None, subject: str | None, setting: Setting) -> Draft:
    """What the message's header says, where it says more than its text."""
    headline = subject if subject and not _GENERIC.match(subject) else draft.headline
    published = draft.published
    if sent is not None and (published is None or "T" not in published or message.inner):
        published = sent
    issuer = draft.issuer
    sender = parseaddr(message.sender)[0] or message.sender or "" if message.sender else ""
    sender = re.sub(r"\s*<[^>]*>?", "", sender).strip(" \"'")
    if issuer is None and draft.outlet is None and sender and not draft.credit.agencies:
        if setting.names.paper(sender) is not None:
            return replace(draft, headline=headline, outlet=sender, published=published, basis=_basis(published))
        if reads_as_issuer(sender, setting.names) or setting.names.issuer(sender) is not None:
            issuer = sender
    if issuer is not None and sender and _is_narrower(sender, issuer, setting):
        issuer = sender
    return replace(draft, headline=headline, issuer=issuer, published=published, basis=_basis(published))


def _basis(published: str | None) -> DateBasis:
    return DateBasis.STATED if published else DateBasis.NONE


def _is_narrower(sender: str, issuer: str, setting: Setting) -> bool:
    """The letterhead names only a state, or nothing known, and the sender a body that is known."""
    named = setting.names.issuer(sender)
    known = resolve_issuer(issuer, setting.names)
    if named is None or named == known:
        return False
    return known.startswith("found:") or (
        setting.names.kind_of(known) == "state" and setting.names.kind_of(named) != "state"
    )
