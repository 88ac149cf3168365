"""From the words that stand where a speaker stands to an actor: known, found, or unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.claims.discourse import Discourse
from truceline.model.actor import Actor
from truceline.model.anchor import Span
from truceline.model.ids import ActorId
from truceline.text.calendar_words import CALENDAR_NAMES
from truceline.text.lexicon import words
from truceline.text.names import Mention, fold_word, slug

_PRONOUN = re.compile(r"^(?:it|he|she|they|we|i|one of them|another of them|both)$", re.IGNORECASE)
_UNNAMED = (
    r"diplomats?|officials?|sources?|residents?|witnesses|witness|eyewitness(?:es)?|people|persons?|analysts?|"
    r"experts?|"
    r"observers?|villagers?|locals?|doctors?|medics?|nurses?|officers?|soldiers?|aides?|activists?|journalists?|"
    r"reporters?|"
    r"fishermen|fisherman|farmers?|shepherds?|drivers?|owners?|skippers?|captains?|wom[ae]n|m[ae]n|mother|"
    r"father|brother|"
    r"sister|sons?|daughter|cousins?|uncle|aunt|neighbours?|neighbors?|relatives?|teachers?|priest|imam|mayor|"
    r"elders?|"
    r"workers?|engineers?|hospital|school|police|police officers?|rescuers?|firefighters?|correspondent|counterpart|"
    r"spokes(?:man|woman|person|people)|envoys?|ambassador|commanders?|negotiators?|mediators?|lawmakers?|"
    r"deput(?:y|ies)|"
    r"a source|survivors?|refugees?|families|family|friends?|colleagues?|volunteers?|investigators?|prosecutors?|"
    r"paramedics?|miners?|guards?|monks?|traders?|shopkeepers?|passengers?|district office|municipality|town hall|"
    r"media|news agency|newspaper|television|radio|channel"
)
_UNNAMED_HEAD = re.compile(rf"\b({_UNNAMED})\b", re.IGNORECASE)
_PLURAL_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|several|some|many|most|both|few|dozens|other|western|local|"
    r"\w+s\b(?<!['’]s))\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|officials?|office|press service|press office|duty officer|statement|notice|bulletin|command|"
    r"representative|head|chief|commander|leadership|delegation|headquarters|staff|aide|minister|director|chairman|"
    r"secretary(?: general)?|ambassador|envoy)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\b(?:anonym\w+|unnamed|who asked not to be|not be (?:printed|named)|familiar with|who saw|"
    r"who have seen)\b",
    re.I,
)
_NUMBERED = re.compile(
    r"^(?:two|three|four|five|six|several|some|many|most|both|a few|dozens of|"
    r"\d+)\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"(his|her|its|their)\s+(?:\w+ )?(?:spokes\w+|office|press (?:service|desk|office|team|bureau)|aide|"
    r"headquarters|command|"
    r"leadership|lawyer)\b",
    re.IGNORECASE,
)
_SPOKESPERSON = re.compile(r"^(?:a |the |its )?(?:\w+ )?spokes(?:man|woman|person)$", re.IGNORECASE)
_SAME_PAPER = re.compile(
    r"^(?:the |a |its |that |an? )?(?:\w+ )?(?:statement|notice|bulletin|communiqu[eé]|announcement|release|"
    r"message)$",
    re.I,
)
_CAPITALISED = re.compile(r"(?:(?:[A-ZÀ-Ý][\w'’.-]+|of|for|the|and|de|al|von|van|bin|ibn)\s*)+")
_NAME = re.compile(
    r"\b[A-ZÀ-ÝİŞÇĞ][\w’'-]+(?:\s+(?:[A-Z]\.\s+)?(?:(?:al|de|von|van|bin|ibn|el)[ -])?[A-ZÀ-ÝİŞÇĞ][\w’'-]+)+"
)
_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Mme|Dr|Prof(?:essor)?|Sir|President|Prime Minister|Minister|Foreign Minister|General|Gen|"
    r"Major|Maj|"
    r"Colonel|Col|Lieutenant|Lt|Captain|Capt|Commander|Cmdr|Sergeant|Sgt|Admiral|Ambassador|Father|Sheikh|Bishop|"
    r"Chairman|Chairwoman|Governor|Mayor|Judge|Chief|Brigadier)\.?\s+",
)
_DESCRIBED = re.compile(
    r"(?!(?:in|on|at|by|for|from|after|before|during|since|there|this|that|these|those|what|it|as|if|when|no|"
    r"none|nothing|"
    r"neither|not|who|whom|whose|which|one asks|with|to|of|under|over|across|despite|until|so|then|such|"
    r"all that)\b)[\w“\"'’]",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|a|an|its|his|her|their|our|my|each|every|one|another|both|[\w-]+['’]s?)\s", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|would|will|could|did|does|can|may|must|should|came|went|fell|hit|struck|"
    r"took|left|"
    r"began|made|gave|broke|(?!wounded|armed|united|allied|so-called|displaced|unnamed|retired|detained|injured|"
    r"occupied|"
    r"freed|exiled|combined|red|masked)[a-z]{3,}ed(?! (?:by|in|at|from|as|with)\b))\b"
)
_THING = re.compile(
    r"(?:counter|bomb|air)?(?:attacks?|assaults?|strikes?|shellings?|fires?|shots?|blasts?|explosions?|drones?|"
    r"shells?|rockets?|"
    r"mortars?|incidents?|clash(?:es)?|fighting|battles?|wars?|raids?|moves?|visits?|talks|meetings?|decisions?|"
    r"roads?|"
    r"bridges?|villages?|towns?|agreements?|texts?|treat(?:y|ies)|accords?|understandings?|protocols?|annex|"
    r"articles?|"
    r"points?|provisions?|truces?|ceasefires?|deals?|paragraphs?|clauses?|paper|documents?|weeks?|months?|"
    r"years?|nights?|"
    r"mornings?|evenings?|afternoons?|hours?|minutes?|times?|days?|ground|rounds?|bodies|weapons?|vehicles?|posts?|"
    r"positions?|number|toll|figures?|losses|casualties|events?|course|situation|developments?|lorr(?:y|ies)|"
    r"convoys?|ships?|boats?|vessels?|aircraft|planes?|"
    r"exercises?|closures?|power|water|electricity|release|return|withdrawals?|violations?|breach(?:es)?|"
    r"\w+(?:tion|ment)s?"
    r"(?<!administration)(?<!organisation)(?<!organization)(?<!association)(?<!delegation)(?<!government)(?<!regiment)"
    r"(?<!department)(?<!parliament)(?<!corporation)(?<!commission)(?<!detachment)(?<!foundation)(?<!station)"
    r"(?<!opposition)(?<!mission)(?<!federation)(?<!coalition)(?<!management)(?<!delegations)(?<!governments)"
    r"(?<!organisations)(?<!organizations))",
    re.IGNORECASE,
)
_CROWD = words("people police staff media women men children navy army militia intelligence both personnel")
_LONGEST_DESCRIPTION = 12
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
_NOT_A_NAME = CALENDAR_NAMES | words(
    "everybody somebody anybody everyone someone the a an in on at it he she they we i this that these",
    "unconfirmed unverified repeated initial early",
    "those there here and but or if when while as after before no not nobody none neither both",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker and where he is named. `found` is the new actor where the pack does not know him."""

    actor: ActorId
    span: Span
    person: bool
    plural: bool
    found: Actor | None = None


def resolve_source(discourse: Discourse, span: Span) -> Source | None:
    """The speaker named by the words at `span` of the report's text; None where they name nobody who could speak."""
    words = discourse.report.text[span.start : span.end]
    span = _trim(words, span)
    words = discourse.report.text[span.start : span.end]
    if not words or re.match(r"(?:or|and|either|nor|with|without|like)\b", words, re.IGNORECASE):
        return None
    if _PRONOUN.match(words):
        return _by_pronoun(discourse, span, words)
    if _SAME_PAPER.match(words) and discourse.spoken:
        last = discourse.spoken[-1]
        return Source(last.actor, span, last.person, last.plural)
    mentions = discourse.mentions_in(span.start, span.end)
    if not mentions and _SPOKESPERSON.match(words) and (body := discourse.meant_by_pronoun("it", span.start)):
        return Source(body, span, False, False)
    return (
        _by_person(discourse, span, mentions)
        or _by_unnamed(discourse, span, words, mentions)
        or _by_body(discourse, span, words, mentions)
        or _by_demonym(discourse, span, words)
        or _by_reference(discourse, span, words)
        or _by_capital(discourse, span, words)
        or _by_new_name(discourse, span, words)
    )


def describe_source(discourse: Discourse, span: Span) -> Source | None:
    """Somebody whom only a noun tells apart ("the grid company", "both capitals"), kept under the text's words."""
    span = _trim(discourse.report.text[span.start : span.end], span)
    words = discourse.report.text[span.start : span.end]
    bare = re.split(r",|\s(?:who|which|that|whose)\b", words, maxsplit=1)[0].strip()
    head = re.split(r"\s(?:of|in|at|from|for|on|to|with|near|outside|inside|blocking|\w+ed)\b", bare, maxsplit=1)[0]
    last = head.split()[-1].lower() if head.split() else ""
    if not _DESCRIBED.match(bare) or len(bare.split()) > _LONGEST_DESCRIPTION or _VERB.search(bare):
        return None
    if not re.fullmatch(r"[\w'’-]{3,}", last) or last.isdigit() or _THING.fullmatch(last) or last in _NOT_A_NAME:
        return None
    determined = bool(_DETERMINER.match(bare))
    if not determined and not last.endswith("s") and last not in _CROWD:
        return None
    return _unnamed(discourse, span, bare, plural=last.endswith("s") or last in _CROWD)


def _unnamed(discourse: Discourse, span: Span, words: str, *, plural: bool) -> Source:
    label = re.sub(r"\s+", " ", _LEADING.sub("", words))[:80].strip()
    where = discourse.report.origin or discourse.report.id
    actor = Actor(id=ActorId(f"unnamed:{slug(label)}:{where}"), name=label, kind="other", known=False)
    return Source(actor.id, span, not plural, plural, actor)


def _trim(words: str, span: Span) -> Span:
    lead = len(words) - len(words.lstrip(" ,;:—–-\n\t\"“”'"))
    tail = len(words.rstrip(' ,;:—–-\n\t"“”'))
    return Span(span.start + lead, span.start + max(lead, tail))


def _by_pronoun(discourse: Discourse, span: Span, words: str) -> Source | None:
    if words.lower() in {"i", "we"}:
        return Source(discourse.report.voice, span, words.lower() == "i", words.lower() == "we")
    actor = discourse.meant_by_pronoun(words if " " not in words and words.lower() != "both" else "they", span.start)
    if actor is None:
        return None
    return Source(actor, span, words.lower() in {"he", "she"}, words.lower() == "they")


def _by_person(discourse: Discourse, span: Span, mentions: list[Mention]) -> Source | None:
    people = [m for m in mentions if discourse.context.kind_of(ActorId(m.id)) == "person"]
    if not people:
        return None
    words = discourse.report.text[span.start : span.end]
    if re.match(r"(?:['’]s)\s", discourse.report.text[people[0].end : people[0].end + 3]) and _UNNAMED_HEAD.search(
        words
    ):
        return None
    return Source(ActorId(people[0].id), span, True, False)


def _by_unnamed(discourse: Discourse, span: Span, words: str, mentions: list[Mention]) -> Source | None:
    head = _UNNAMED_HEAD.search(_LEADING.sub("", words))
    if not head:
        return None
    if _POSSESSED.match(words):
        return None
    several = bool(_NUMBERED.match(words)) or bool(_ANONYMOUS.search(words))
    covered = any(m.start <= span.start + words.find(head.group()) < m.end for m in mentions)
    if covered and not several:
        return None
    if mentions and not several and _OFFICE.search(words) and _of_body(discourse, mentions):
        return None
    if not several and _OFFICE.search(head.group()) and not mentions and discourse.meant_by_body(words, span.start):
        return None
    name = _new_name(words)
    if name and not several:
        return None
    text = re.split(r",| who | which | that ", words)[0].strip()
    plural = bool(_NUMBERED.match(words)) or head.group().lower().endswith(("s", "people", "men", "women"))
    return _unnamed(discourse, span, text, plural=plural)


def _of_body(discourse: Discourse, mentions: list[Mention]) -> bool:
    return any(discourse.context.kind_of(ActorId(m.id)) not in {"person"} for m in mentions)


def _by_body(discourse: Discourse, span: Span, words: str, mentions: list[Mention]) -> Source | None:
    if not mentions:
        return None
    first = mentions[0]
    kind = discourse.context.kind_of(ActorId(first.id))
    name = _new_name(words)
    if name and kind in {"outlet", "agency"} and not _OFFICE.search(words):
        return None
    before = words[: first.start - span.start]
    if len(before) > 45 and not _OFFICE.search(before):
        return None
    later = [m for m in mentions if discourse.context.kind_of(ActorId(m.id)) in {"ministry", "monitor", "peacekeepers"}]
    chosen = later[0] if kind == "state" and later and _OFFICE.search(words) else first
    body = discourse.meant_by_body(words, span.start) if kind == "state" and chosen is first else None
    if body and discourse.context.top_of(body) == chosen.id:
        return Source(body, span, False, False)
    plural = discourse.report.text[chosen.start : chosen.end].lower().endswith("s") and kind in {
        "peacekeepers",
        "armed_force",
        "armed_group",
    }
    return Source(ActorId(chosen.id), span, False, plural)


def _by_demonym(discourse: Discourse, span: Span, words: str) -> Source | None:
    for word in re.findall(r"[^\W_]+", words)[:3]:
        head = discourse.context.adjectives.get(fold_word(word))
        if head and word[:1].isupper():
            body = discourse.meant_by_body(words, span.start)
            same_side = body and discourse.context.top_of(body) == discourse.context.top_of(head)
            return Source(body if body and same_side else head, span, False, words.lower().endswith("s"))
    return None


def _by_reference(discourse: Discourse, span: Span, words: str) -> Source | None:
    possessed = _POSSESSED.match(words)
    if possessed and (owner := discourse.meant_by_pronoun(possessed[1], span.start)):
        return Source(owner, span, possessed[1].lower() in {"his", "her"}, False)
    if not re.match(r"(?:(?:the|a|an|its|their|our|his|her)\b|[A-Z])", words.strip(), re.IGNORECASE) or len(words) > 80:
        return None
    body = discourse.meant_by_body(words, span.start)
    return Source(body, span, False, False) if body else None


def _by_capital(discourse: Discourse, span: Span, words: str) -> Source | None:
    for mention in discourse.context.place_names.find(words):
        owner = discourse.context.capitals.get(mention.id)  # type: ignore[call-overload]
        if owner and mention.end - mention.start >= len(words.strip()) - 4:
            return Source(owner, span, False, False)
    return None


def _new_name(words: str) -> str | None:
    """A capitalised name of two words or more that is not the start of a sentence only."""
    for match in _NAME.finditer(words):
        name = _TITLE.sub("", match.group()).strip()
        parts = name.split()
        if parts and parts[0].lower() not in _NOT_A_NAME and (len(parts) >= 2 or _TITLE.match(match.group())):
            return name
    return None


def _by_new_name(discourse: Discourse, span: Span, words: str) -> Source | None:
    name = _new_name(words)
    single = None
    if name is None:
        single = re.match(r"^(?:the )?([A-ZÀ-Ý][\w’'-]{2,})$", words.strip())
        if not single or single[1].lower() in _NOT_A_NAME:
            return None
        name = single[1]
    name = re.sub(r"['’]s?$", "", name)
    known = discourse.context.actor_names.resolve(name)
    if known:
        return Source(ActorId(known), span, discourse.context.kind_of(ActorId(known)) == "person", False)
    organisation = re.search(
        r"\b(?:Ministry|Office|Agency|Council|Committee|Centre|Center|Union|Group|Army|Forces|Service|Party|"
        r"Movement|Foundation|Society|Relief|Government|Department|Command)\b",
        words,
    )
    kind = "other" if organisation or single else "person"
    if organisation:
        name = _LEADING.sub("", words.strip())[:80]
    actor = Actor(id=ActorId(f"found:{slug(name)}"), name=name, kind=kind, known=False)
    return Source(actor.id, span, kind == "person", False, actor)
