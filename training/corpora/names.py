"""Where in a mention its name lies: what GUM marks is the whole noun phrase, with title, article and clauses."""

from __future__ import annotations

from training.corpora.conllu import Document, Mention, Token


def split_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = split_words(
    """
    mr mrs ms miss madam dr doctor prof professor president vice deputy prime minister premier chancellor senator sen
    senators representative rep congressman congresswoman governor gov general gen colonel col captain capt major maj
    lieutenant lt sergeant sgt corporal private admiral commander marshal inspector officer king queen prince princess
    emperor empress tsar shah sheikh sultan lord lords lady sir dame earl duke baron count pope bishop archbishop
    reverend rev father sister brother rabbi imam judge justice chief secretary undersecretary ambassador mayor chairman
    chairwoman chair speaker director dean coach uncle aunt attorney sheriff honor honour counsel solicitor defense
    """
)
_PROPER = ("NNP", "NNPS")
_PARTICLES = split_words("of the de del la le du da van von")
_LINKS = _PARTICLES | split_words("for and & in - – / 's ’s")
_STRAY = frozenset({"-", "–", "/", "'", "’", '"', "“", "”", "the", "'s", "’s"})


def head_of(document: Document, mention: Mention) -> int:
    """The first token of the mention that hangs on a token outside it."""
    inside = range(mention.first, mention.last + 1)
    return next((place for place in inside if document.tokens[place].head not in inside), mention.first)


def find_name(document: Document, mention: Mention) -> tuple[int, int] | None:
    """First and last token of the name at the mention's head or right after it ("team member Mara Velin"), if any."""
    head = _head_of_name(document, mention)
    if head is None:
        return None
    links = _LINKS - {"of", "in", "and"} if mention.kind == "person" else _LINKS
    first = last = head
    while (step := _reach(document, mention, first, direction=-1, links=links)) is not None:
        first = step
    while (step := _reach(document, mention, last, direction=1, links=links)) is not None:
        last = step
    return _strip(document, mention, first, last)


def _head_of_name(document: Document, mention: Mention) -> int | None:
    head, tokens = head_of(document, mention), document.tokens
    if tokens[head].upos == "PROPN":
        return head
    after = head + 1
    named = after <= mention.last and tokens[after].upos == "PROPN" and tokens[after].head == head
    return after if named and mention.kind == "person" else None


def _reach(document: Document, mention: Mention, edge: int, *, direction: int, links: frozenset[str]) -> int | None:
    """The next token of the name beyond its edge, over at most two linking words; None at the name's end."""
    place, bridge = edge + direction, list[str]()
    while mention.first <= place <= mention.last and len(bridge) <= 2:
        token = document.tokens[place]
        if _is_part(token, bridged=bool(bridge)):
            free = (not bridge and mention.kind != "person") or _may_bridge(document, mention, edge, place)
            return place if free else None
        if token.form.lower() not in links:
            return None
        bridge.append(token.form)
        place += direction
    return None


def _is_part(token: Token, *, bridged: bool) -> bool:
    if token.deprel == "nmod:desc" and not token.form.lower().startswith("st"):
        return False
    if token.xpos in _PROPER or token.upos == "PROPN":
        return True
    return not bridged and token.upos == "NUM" and token.deprel not in ("appos", "nummod")


def _may_bridge(document: Document, mention: Mention, edge: int, place: int) -> bool:
    """Only "of" may lead to a word that is a mention of its own ("University of X", but not "X and Y", "X in Y")."""
    between = {token.form.lower() for token in document.tokens[min(edge, place) + 1 : max(edge, place)]}
    if between & {"-", "–", "/"} and between <= {"-", "–", "/"}:
        return True
    if between and between <= _PARTICLES:
        return "the" not in between or len(between) > 1
    inner = (other for other in document.mentions if mention.first <= other.first and other.last <= mention.last)
    span = {edge, place}
    return not any(
        len(span & set(range(other.first, other.last + 1))) == 1
        for other in inner
        if (other.first, other.last) != (mention.first, mention.last)
    )


def _strip(document: Document, mention: Mention, first: int, last: int) -> tuple[int, int] | None:
    tokens = document.tokens
    while first <= last and tokens[last].form.lower() in _STRAY:
        last -= 1
    person = mention.kind == "person"
    while first <= last and (
        tokens[first].form.lower() in _STRAY
        or (person and first < last and _is_title(tokens[first]) and not _is_given(tokens, first))
    ):
        first += 1
    if first > last or (person and _is_title(tokens[last])) or not tokens[first].form[0].isalnum():
        return None
    bare = first == last and (len(tokens[first].form) < 2 or tokens[first].form.islower())
    return None if bare else (first, last)


def _is_title(token: Token) -> bool:
    return token.form.lower().rstrip(".") in TITLES


def _is_given(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether the next word hangs on this one as the rest of a name, as a surname does on the name before it."""
    return tokens[place + 1].head == place and tokens[place + 1].deprel == "flat"
