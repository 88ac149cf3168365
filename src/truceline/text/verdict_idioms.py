"""Idioms that judge only where a point of an agreement is named or meant: "The sixth is dead.", "It limps."."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.text.point_numbers import ORDINALS, POINT_NOUN
from truceline.text.verdict_words import DO, DOING, EXPLICIT, FALSEHOODS, FIRM

_PRONOUN = r"(?:it|this|that|them|these|those)"
_OBJECT = rf"(?:{_PRONOUN}\b|(?:the\s+|every\s+)?(?:letter\s+of\s+)?(?:{'|'.join(ORDINALS)}|{POINT_NOUN})(?!\w))"
_WANTS = (
    r"(?:want(?:s|ed)|ask(?:s|ed)|demand(?:s|ed)|requires?d?|foresaw|foresees|provides?d?|prescribe[sd]|promise[sd]"
    r"|la(?:id|ys)\s+down|intended|has\s+it)\b"
)
_ROWS: tuple[tuple[AssessmentStatus, int, str], ...] = (
    (
        AssessmentStatus.UNCLEAR,
        EXPLICIT,
        r"\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:yet\s+|really\s+)?know(?:\s+(?:whether|if|who|what|enough|how)\b|(?=[.;!]|\s*$))|\bnobody\s+knows\b"
        r"|\b(?:is|remains?)\s+(?:still\s+|hotly\s+)?(?:disputed|contested|in\s+dispute|in\s+doubt|open)\b|\bjury\s+is\s+(?:still\s+)?out\b"
        r"|\bleave\s+(?:it\s+|that\s+|this\s+)?open\b|\b(?:not|never)\s+(?:yet\s+)?been\s+(?:independently\s+)?(?:verified|checked|confirmed)\b"
        r"|\b(?:could|can)\s*(?:not|n['’]t)\s+be\s+(?:verified|checked|confirmed|told|known)\b|\bcannot\s+be\s+(?:known|said|settled)\b"
        r"|\bwe\s+(?:lack|have\s+no)\s+(?:the\s+)?(?:means|knowledge|way|grounds|information|figures)\b|\bhard\s+to\s+(?:know|see)\s+whether\b",
    ),
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        r"\b(?:nobody|no\s+one|neither\s+side|none)\s+(?:\w+ly\s+|can\s+|could\s+)?(?:disputes?|den(?:y|ies)|doubts?|complains?|quarrels?|objects?)\b"
        r"|\b(?:no|without|nothing\s+to)\s+(?:complaints?|complain|reproach|objections?|object|fault|criticism|concerns?|remarks?)\b|\bbeyond\s+(?:reproach|dispute|complaint)\b"
        r"|\bleaves?\s+nothing\s+to\s+be\s+desired\b|\b(?:(?:may|can|could)\s+(?:now\s+|safely\s+)?be\s+)?(?:tick(?:ed)?|struck|strike|crossed|cross)\s+(?:it\s+)?off\b|\bdeserves?\s+(?:a|its)\s+tick\b"
        rf"|\b(?:is|are|has\s+been|have\s+been)\s+(?!not\b)(?:\w+ly\s+|now\s+|both\s+)?{DOING}\b|\bcontinues?\s+to\s+{DO}\b"
        r"|\b(?:I|we)\s+grant\b|\b(?:has|have)\s+come\s+true\b|\b(?:is|are|was|were)\s+(?:\w+ly\s+|now\s+|all\s+)?finished(?=[.,;:]|\s*$|\s+and\b)"
        r"|\b(?:is|was|proved|has\s+been)\s+an?\s+(?:\w+\s+)?success\b"
        r"|\bnever\s+(?:\w+\s+)?(?:impeded|hindered|obstructed|prevented|stopped|blocked|interfered|harmed|refused|denied|restricted)\b",
    ),
    (
        AssessmentStatus.PARTLY,
        EXPLICIT,
        r"\b(?:limps?|limping|falters?|faltering|creaks?|stutters?|wobbles?|lags?|frayed|fraying|eroded|bent|dented|threadbare)\b"
        r"|\bup\s+to\s+a\s+point\b|\bafter\s+a\s+fashion\b|\b(?:much|something|a\s+lot)\s+to\s+be\s+desired\b|\bbehind\s+schedule\b"
        r"|\b(?:a|some)\s+(?:good\s+|slow\s+|modest\s+)?(?:start|beginning)\s+(?:has\s+been|was|is|had\s+been)\s+made\b|\bhad\s+begun\s+well\b"
        r"|\bworks?\s+(?:badly|poorly|haltingly|by\s+day|by\s+night|only|in\s+places)\b|\bunder\s+(?:strain|pressure)\b|\b(?:deserves?|gets?|earns?|scores?)\s+(?:a\s+|one\s+)?half\b"
        r"|\b(?:not|isn['’]t)\s+(?:yet\s+)?(?:quite\s+)?(?:a\s+)?dead(?:\s+letter)?\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        r"\bthere\s+(?:goes|went)\b|\bso\s+much\s+for\b|\bfarewell\s+to\b|\b(?:so|the\s+case)\s+no\s+longer\b|\bno\s+longer\s+(?:so|the\s+case|true)\b"
        r"|\b(?:is|are|was|were|['’]s|lies|lie)\s+(?:(?:long|now|already|also|too|as\s+good\s+as|quite|simply|all\s+but)\s+)*"
        r"(?:dead|buried|gone|lost|finished|stillborn|a\s+(?:fiction|farce|mockery|joke|memory|fable|sham|ruin)|in\s+(?:ruins|tatters|shreds|default|breach)"
        r"|null|void|worthless|waste\s*paper|overdue|idle|fallow|empty\s+words)\b"
        r"|\brendered\s+(?:meaningless|void|worthless|useless|pointless|nugatory|null)\b|\b(?:emptied|stripped|robbed|drained)\s+of\b|\bfare[sd]?\s+(?:even\s+)?(?:worse|badly|ill)\b"
        r"|\b(?:has|have|did|is|are|does|do|was|were)\s*(?:not|n['’]t)(?=\s*[.,;!]|\s*$)|\b(?:can|could)\s+no\s+longer\s+be\b"
        rf"|\b(?:not|never|no\s+longer|nobody|nowhere|instead\s+of)\b[^.;]{{0,60}}\bas\s+(?:the\s+)?(?:{'|'.join(ORDINALS)}|{POINT_NOUN})(?:\s+\S+)?\s+{_WANTS}"
        rf"|\b(?:has|have|had|['’]s|and|who|which|that|\w+ly)\s+(?:{FALSEHOODS}|tor(?:e|n)\s+up)(?=\s+{_OBJECT})"
        rf"|\b(?:broke|breaks|breaches|breached|violated|ignores|ignored|flouts|flouted|tramples|trampled|disregards|disregarded|tore\s+up|defies|mocks)"
        rf"(?:\s+(?:up)?on)?(?=\s+{_OBJECT})"
        rf"|\b(?:does|do|did|will|would)\s*(?:not|n['’]t)\s+(?:{DO}|care|bother|stick|abide)|\b(?:is|are|was|were)\s*(?:not|n['’]t)\s+(?:\w+ly\s+)?{DOING}\b|\bnever\s+(?:kept|honou?red|observed|respected|carried|began|lived)\b"
        r"|\b(?:ma(?:de|kes)\s+(?:a\s+)?(?:nonsense|mockery)\s+of|reduced\s+to\s+nothing|come\s+to\s+nothing|came\s+to\s+nothing|without\s+effect)\b"
        r"|\b(?:an?\s+|mere\s+)?(?:empty|hollow|unkept|broken)\s+(?:promises?|words?|phrases?|letter)\b|\bhas\s+(?:lapsed|collapsed|crumbled|gone)\b"
        r"|\bis\s+on\s+paper\s+only\b|\b(?:broke|broken|breaks|gone\s+back\s+on|went\s+back\s+on)\s+(?:its|their|his|her|our)\s+(?:word|promise|pledge)\b"
        r"|\b(?:did|does)\s+not\s+(?:last|survive|hold)\b|\bfallen\s+into\s+(?:oblivion|disuse|abeyance)\b|\bnever\s+(?:made|got|left|came)\b|\bfails?\s+the\s+test\b|\bwaits?\s+(?:for|on|upon)\b|\b(?:deserves?|gets?|earns?|scores?)\s+(?:no(?:ne|\s+marks?|thing)|zero)\b|\bnot\s+one\s+(?:word|line|letter)\b|\bremains?\s+(?:a\s+promise|words|unexecuted|undone)\b",
    ),
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        rf"\bas\s+(?:the\s+)?(?:{'|'.join(ORDINALS)}|{POINT_NOUN})(?:\s+\S+)?\s+{_WANTS}|(?<!not\s)\b(?:exactly|just)\s+as\s+(?:agreed|promised)\b"
        r"|(?<!not\s)(?<!longer\s)\b(?:holds|has\s+held|holding)(?=[.,;:!]|\s*$|\s+(?:good|firm|fast|well|so\s+far|everywhere|and)\b)"
        r"|(?<!not\s)(?<!longer\s)\b(?:stands|works|runs|functions|lives)(?=[.;!]|,\s+(?:and|but|too)|\s*$|\s+(?:firm|well|fast|smoothly|as\s+agreed|as\s+it\s+should)\b)"
        r"|(?<!not\s)\b(?:alive|intact|sound|in\s+(?:good\s+)?(?:order|shape|health)|a\s+success|as\s+(?:agreed|promised|written))(?=[.,;:!]|\s*$|\s+(?:and|until)\b)"
        r"|\b(?:has|have|had|sides)\s+(?:\w+ly\s+)?(?:kept|stuck|kept\s+to|adhered|complied|lived\s+up|stood\s+by|met)\b"
        rf"(?=\s+(?:to\s+|with\s+|by\s+)?(?:{_OBJECT}|(?:its|their)\s+(?:word|part|side|half|end|promise)))"
        rf"|(?<!not\s)\b(?:compl(?:y|ies|ied)\s+with|abides?\s+by|abided\s+by|adheres?\s+to|sticks?\s+to|lives?\s+up\s+to|stands?\s+by)(?=\s+{_OBJECT})"
        rf"|\b(?:keeps?|observes?|honou?rs?|respects?|fulfils?|kept|observed|honou?red)(?=\s+(?:to\s+)?{_OBJECT})",
    ),
)

_COMPILED = tuple((status, weight, re.compile(row, re.IGNORECASE)) for status, weight, row in _ROWS)
DENIAL = re.compile(
    r"\b(?:nobody|no\s+one|not\s+one|not\s+a\s+single|not\s+a|(?<!not\s)nothing|none|neither)\b(?!\s+but\b)|\bnever\s+(?!(?:impeded|hindered|obstructed|prevented|stopped|blocked|interfered|harmed|refused|denied|restricted|fired|entered)\b)\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
IDIOMS = (*_COMPILED, (AssessmentStatus.NOT_FULFILLED, FIRM, DENIAL))
