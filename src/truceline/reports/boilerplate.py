"""Lines that every paper prints around its reports: share bars, teasers, menus, footers, adverts."""

from __future__ import annotations

import re
from functools import lru_cache

_RULER = re.compile(r"[\s\-=_*~#.+|·•—–─━═]{3,}")
_MENU_SPLIT = re.compile(r"\s*(?:[|»›•]|\s[>*·/]\s)\s*")

_BUTTON = re.compile(
    r"(?:share|tweet|print|e-?mail|save|gift|listen|copy link|like|follow|watch|comments?|subscribe|sign (?:up"
    r"|in)|log in"
    r"|advertisements?|sponsored|promoted|reply|report|post|mail|whatsapp|telegram|facebook|twitter|views|related"
    r"|letters"
    r"|watch this thread|aa)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:share (?:this|on|via|with|article|story)|print(?:ed|able|er[- ]friendly) (?:version|page)?"
    r"|save for later|copy link|gift this"
    r"|tell (?:a friend|others)\b|send to a friend|pass it on|liked? this\?|follow us|join the (?:conversation"
    r"|discussion)"
    r"|(?:\d[\d,.]*|no|leave a|add a|post a|view|log in to|older) comments?\b|comments? (?:are|is) (?:off|closed"
    r"|disabled)"
    r"|comments?(?: ?\(\d+\)):?$|advertis(?:ement|ing)\b|views: ?\d|read: ?\d|download (?:as|the pdf|pdf)"
    r"|subscribe (?:to|from|now|for)\b|sign up (?:to|for|now)\b"
    r"|\d+ (?:people|users|readers|guests|members) (?:are |is )?(?:reading|viewing|talking|online|have read|like))",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"(?:read (?:also|next|more|on|today|further)|see also|also (?:read|in the|on)|more (?:on|from|in|opinion"
    r"|stories|news)\b"
    r"|related(?: (?:stories|articles|news|topics|links|posts))?(?:$|:)|you (?:may|might) (?:also )?(?:like"
    r"|be interested)"
    r"|we (?:also )?recommend|on this theme|recommended|most (?:read|viewed|popular|commented|shared)|trending"
    r"|editor(?:'s|s'|’s) (?:picks?|choice)|don['’]t miss|latest (?:news|stories|headlines)|top stories"
    r"|popular (?:now|today)"
    r"|elsewhere on|in pictures|what to read|also of interest|other (?:news|stories)|further reading|guest ?book"
    r"|(?:letters?|comments?) ?\(\d+\)|reader(?:s['’]?|['’]s) (?:comments|letters)|watch(?: also| now| live|:)"
    r"|(?:video|photos?|gallery|listen|podcast):|up next|in this section|from our archive)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:©|\(c\) |copyright\b|all rights|terms (?:of (?:use|service)|and conditions|& conditions)"
    r"|privacy (?:policy|notice|&|and)"
    r"|(?:we use |this site uses )?cookies?\b|contact(?: us)?(?:$| ?[·|:,•])|about us|unsubscribe|our standards"
    r"|licens(?:ing|e)(?:$| ?[·|:,•])|suggest a correction|corrections? (?:policy|&)|when quoting"
    r"|reproduction (?:of|in|is)|powered by"
    r"|end of (?:report|bulletin|statement|message|text)|(?:more|updates?) (?:follows?|to follow|soon)\b"
    r"|(?:this is a )?developing story"
    r"|this (?:story|article|report) (?:is developing|has been updated|will be updated|was (?:first )?published)"
    r"|story continues|continue reading|\[?full (?:text|story|article) (?:for|at|on) |send us\b|write (?:to us"
    r"|in our)|bank details"
    r"|support (?:us|our|independent)\b|support the \w+ from|this (?:e-?mail|message|mail) (?:was sent"
    r"|is (?:intended|confidential)|and any)"
    r"|you (?:are|have) receiv|the views (?:of|expressed)|views expressed|skip to (?:the )?(?:main|content)"
    r"|back to top|top bottom$"
    r"|page \d+ of \d+|end$|ends$|(?:get|have) .{0,40}(?:inbox|newsletter)|our newsletter|one e-?mail"
    r"|register (?:now|free)"
    r"|already a (?:member|subscriber)|last edited\b|for immediate release|embargo(?:ed)?\b|all times are"
    r"|forum software|distribution: )",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\b(?:photo(?:graph)?|image|picture|pic|foto|credit)s?\s?(?:by|:|/|credit|courtesy|archive)"
    r"|\bphoto ?(?:©|\()|©\s?(?:getty|reuters|afp|ap\b)|\((?:file )?(?:photo|image)|/getty|getty images|\[photo"
    r"|,? file photo\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’\-./][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOPPED = re.compile(r"(?:[.!?…:;。！？؟۔।]|\.\.\.)[\"'”’»›“)\]]*$")
_DECORATION = re.compile(r"^[>•*·\-–—\s]+")


@lru_cache(maxsize=1024)
def count_words(text: str) -> int:
    """Words; where a script has no spaces, two signs count as one."""
    words = len(_WORD.findall(text))
    return words if text.isascii() else words + len(_IDEOGRAPH.findall(text)) // 2


def is_ruler(line: str) -> bool:
    """A line drawn across the page; a row of three dots is one as well."""
    return bool(_RULER.fullmatch(line)) and not line.isspace()


def is_stopped(line: str) -> bool:
    """Ends as a sentence does."""
    return bool(_STOPPED.search(line.rstrip()))


def is_menu(line: str) -> bool:
    """Short items between separators: a navigation line, a row of buttons. Table rows with figures are not."""
    items = [item for item in _MENU_SPLIT.split(line) if item.strip()]
    if len(items) < 2 or is_stopped(items[-1]):
        return False
    if any(item.replace(",", "").strip().isdigit() for item in items):
        return False
    return all(count_words(item) <= 5 for item in items)


def is_teaser(line: str) -> bool:
    """Announces other things to read or watch."""
    bare = _DECORATION.sub("", line)
    if not _TEASER.match(bare):
        return False
    return "|" in bare or ":" in bare or (count_words(bare) <= 12 and not bare.endswith("."))


@lru_cache(maxsize=1024)
def is_boilerplate(line: str) -> bool:
    """Belongs to the paper, not to the report."""
    bare = _DECORATION.sub("", line).strip()
    if not bare or is_ruler(line) or is_menu(line):
        return True
    words = count_words(bare)
    if words <= 5 and not is_stopped(bare) and _BUTTON.match(bare):
        return True
    if words <= 14 and _SHARE.match(bare):
        return True
    if words <= 30 and _FOOTER.match(bare.lstrip("[(")):
        return True
    return is_teaser(line)


def is_captioned(line: str) -> bool:
    """Carries a photograph's credit."""
    return count_words(line) <= 45 and bool(_CAPTION.search(line))
