"""Words that tell of no event: what somebody thinks of the matter, or a plain fact beside it."""

from __future__ import annotations

import re

_THOUGHT = re.compile(
    r"^[“\"‘'\s]*(?:(?:but|and|yet|no|yes|well|of course|frankly|perhaps|clearly)\b,?\s+)?(?:(?:that|this|"
    r"it|these|those|such|what|"
    r"there|nothing|everything|nobody|no one|one|peace|war|silence|trust|words?|six|half|a \w+|the (?:\w+ ){0,2}?"
    r"(?:question|answer|truth|problem|point|world|matter|story|situation|claim|charge|accusation|step|"
    r"idea|argument))\b"
    r"[^.;,]{0,30}?\b(?:is|are|isn['’]t|aren['’]t|does|doesn['’]t|means|sounds|looks|speaks|remains|"
    r"cannot|can|would be|must)\b"
    r"|(?:i|we|one|you)\b (?:\w+ly |also |still |just |all )?(?:would|do not|don['’]t|does not|cannot|"
    r"can['’]t|can|could not|hope|"
    r"think|believe|fear|know|trust|see|have (?:nothing|no|the right|every)|are (?:ready|grateful|proud|"
    r"tired|not|glad|deeply|"
    r"very|confident|convinced|concerned)|am|regard|consider|understand|respect|share|stand|value|owe|deserve))\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:attempt to|so-called|pure|sheer|mere|utter|absurd\w*|cynic\w+|shame\w*|irrespons\w+|unaccept\w+|inaccept\w+|"
    r"unthinkable|outrag\w+|dangerous|reckless|hopeful|historic|worr\w+|alarming|disappoint\w+|"
    r"encourag\w+|unhelpful|premature|"
    r"inappropriate|unworthy|laughable|a pity|a mistake|good (?:news|sign|will|faith)|bad (?:news|sign|"
    r"faith)|welcome|mature|"
    r"of (?:great|grave|deep|no) (?:concern|importance|interest|use|significance)|the height of|a matter "
    r"of|nothing (?:but|more|less)|"
    r"no (?:one|reason|place|excuse|doubt|alternative|substitute|secret|surprise)|too (?:early|late|soon|"
    r"little|much))\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"^[“\"‘'\s]*(?:whether|why|whose|(?:from|by|to|in|at|with|for|on) (?:which|where|whom|what|whose))\b",
    re.IGNORECASE,
)


def is_opinion(words: str) -> bool:
    """Whether words without an event judge or leave a question open, rather than tell ("This is no way to treat a
    guest", "from which side it had come")."""
    return bool(_THOUGHT.match(words) or _JUDGED.search(words) or _LEFT_OPEN.match(words))
