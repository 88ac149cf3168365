"""The words that halve, hedge, suppose or put off a judgement, and the hints of those who give none outright."""

from __future__ import annotations

import re

HALVING = re.compile(
    r"\bin\s+part\b|\bpart(?:ly|ially)\b|\bhalf(?:way)?\b|\bonly\b|\b(?:largely|mostly|mainly|chiefly)\b|\bto\s+some\s+(?:extent|degree)\b"
    r"|\bto\s+a\s+(?:limited|certain|large)\s+(?:extent|degree)\b|\b(?:as|so|in\s*so)\s*far\s+as\s+(?:it|this|that)\s+(?:depends|concerns|is)\b"
    r"|\blate(?=[.,;:!]|\s*$|\s+and\b)|\bbelatedly\b|\bwith\s+(?:a\s+)?(?:\w+\s+)?delays?\b|\bafter\s+(?:the|its)\s+deadline\b|\btoo\s+late\b"
    r"|\b(?:slowly|unevenly|selectively|formally|on\s+paper)\b|\bby\s+(?:only\s+)?one\s+side\b|\bon\s+one\s+(?:side|shore|bank)\b"
    r"|\b(?:and|but)\s+not\s+(?:in|on|by|at|for|to|along|from|everywhere)\b|\bnot\s+(?:all|everywhere)\b|\bin\s+places\b"
    r"|\b(?:on|in|within|across)\s+(?:all\s+)?(?:the\s+)?(?:territor(?:y|ies)|areas?|lands?|parts?|districts?)\s+(?:\w+\s+){0,3}?"
    r"(?:control|held|hold|holds|of\s+ours)\b|\bon\s+(?:our|its|their)\s+(?:own\s+)?(?:side|bank|shore|half)\b"
    r"|\bin\s+(?:the\s+)?(?:main|letter)\b|\bmore\s+or\s+less\b|\bwhere\s+(?:we|they|it)\s+(?:can|could|holds?)\b"
    r"|\bat\s+a\s+snail['’]s\s+pace\b|\bwith\s+(?:great\s+|much\s+)?difficulty\b|\btoo\s+slowly\b|\bhaltingly\b|\bif\s+(?:late|belatedly|slowly)\b"
    r"|\bstep\s+by\s+step\b|\bin\s+stages\b|\bgradually\b|\bbit\s+by\s+bit\b|\blittle\s+by\s+little\b|\bby\s+degrees\b"
    r"|\bpiecemeal\b|\bby\s+halves\b|\b(?:when|where|if)\s+(?:and\s+(?:when|where)\s+)?it\s+suits\b|\bup\s+to\s+a\s+point\b|\bafter\s+a\s+fashion\b"
    r"|\bat\s+times\b|\bfor\s+the\s+most\s+part\b|\bby\s+and\s+large\b|\bfitfully\b|\bwith\s+(?:\w+\s+)?(?:gaps|exceptions|reservations|lapses|interruptions)\b"
    r"|\bnot\s+without\b|\bwherever\b|\binsofar\b|\bto\s+the\s+extent\b|\b(?:and|but)\s+(?:has\s+been|is|was)\s+(?:\w+\s+)?(?:dead|broken|shut|closed|idle)\b|\b(?:is|was|been)\s+(?:almost|nearly)\b|\buntil\s+(?:last|this|the|yesterday|a|[A-Z\d])|\b(?:though|but|yet)\s+(?:\w+ly\s+)?late\b"
    r"|\b(?:and|but|or|then)\s+(?:is\s+|was\s+|then\s+|often\s+|\w+ly\s+)*(?:broken|violated|breached|ignored|flouted|disregarded|undone)\b"
    r"|\b(?:some|most|two|three|half|part)\s+of\s+(?:it|them)\b|\bin\s+(?:the\s+)?letter\s+(?:but|only|and\s+not)\b",
    re.IGNORECASE,
)
EXCEPTING = re.compile(
    r"\b(?:except|save|apart\s+from|with\s+the\s+exception\s+of|barring)\b(?!\s+(?:for\s+)?(?:\w+\s+)?(?:minor|"
    r"small|few|isolated|trifl\w+|insignificant|trivial))",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:must|should|shall|will|would|ought\s+to|has\s+to|have\s+to|is\s+to|are\s+to|was\s+to|were\s+to|may|might|can|could|needs?\s+to"
    r"|to)\s+(?:\w+ly\s+|also\s+|soon\s+|only\s+|not\s+)?(?:be|have\s+been)(?:\s+\w+ly)?\s*$"
    r"|\b(?:if|unless|until|once(?!\s+(?:more|again))|whether|when)\b[^,;]{0,60}$|\b(?:could|might|would|cannot|can['’]t)\s+(?:\w+\s+)?(?:(?:have\s+)?(?:said|say|claim(?:ed)?|maintain|pretend|think|thought|wish|hope))\b[^;]{0,60}$"
    r"|\b(?:demand(?:s|ed)?|insist(?:s|ed)?|urge(?:s|d)?|propose(?:s|d)?|hope(?:s|d)?|in\s+order)\s+that\b[^;]{0,60}$",
    re.IGNORECASE,
)

NOT_DUE = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:fallen\s+|been\s+|be\s+)?due\b|\bfalls?\s+due\b|\bno(?:t|r|r\s+is\s+it)\s+yet\s+(?:in\s+force|applicable|run\s+out|expired)\b"
    r"|\b(?:is|are)\s+(?:only\s+)?due\s+(?:only\s+)?(?:in|on|by|at|from|next|before|within)\b|\b(?:deadline|term|date|time\s+limit)\s+(?:for\s+\w+\s+)?"
    r"(?:has\s+not|is\s+not\s+yet|runs\s+(?:on|until|to)|expires\s+(?:on|in|only)|ends\s+(?:on|in)|lies\s+(?:ahead|in)|is\s+still)\b"
    r"|\b(?:still\s+has|have\s+still|has|have)\s+(?:still\s+)?(?:until|till|time\s+(?:until|till|left|enough))\b|\bdoes\s+not\s+(?:yet\s+)?(?:bind|apply|begin)\b",
    re.IGNORECASE,
)
SOFTENED = re.compile(
    r"\s*(?:in\s+full|fully|everywhere|completely|entirely|by\s+(?:all|everyone|everybody|both|each)|in\s+every|to\s+the\s+(?:full|letter)"
    r"|throughout|on\s+both|at\s+every)\b",
    re.IGNORECASE,
)
NOBODY_SAYS = re.compile(
    r"\b(?:nobody|no\s+one|who|none)\b[^;]{0,60}\b(?:say|claim|pretend|maintain|believe|argue|think)s?\s+(?:\w+\s+)?(?:that\s+)?[^;]{0,60}$"
    r"|\b(?:cannot|can\s+not|can['’]t|could\s+not)\s+(?:\w+ly\s+)?(?:say|claim|pretend|maintain|be\s+said)\s+(?:that\s+)?[^;]{0,60}$"
    r"|\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:consider|believe|think|accept|agree|find|hold|regard|see)\b[^;]{0,60}$",
    re.IGNORECASE,
)
REDEEMING = re.compile(
    r"\b(?:and|but|yet|or)\s+(?:is\s+|was\s+|then\s+|often\s+|\w+ly\s+)*(?:kept|honou?red|observed|respected|fulfilled)\s+(?:by|in|on|at|along)\b",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:do(?:es)?|did)\s*(?:not|n['’]t)\s+(?:fall|come)\s+(?:under|within)\b|\b(?:is|are|was|were)\s*(?:not|n['’]t)\s+"
    r"(?:covered|governed|meant)\s+by\b|\b(?:falls?|lies?)\s+outside\b|\bnothing\s+to\s+do\s+with\b",
    re.IGNORECASE,
)
OWED = re.compile(
    r"\b(?:is|are|was|were|remains?)\s+(?:obligated|obliged|bound|required|supposed)\s+to\b"
    r"|\b(?:must|should(?!\s+(?:never\s+|not\s+)?have)|ought\s+to(?!\s+have)|has\s+to|have\s+to|has\s+yet\s+to|have\s+yet\s+to|still\s+owes?)\b",
    re.IGNORECASE,
)
STANDING = re.compile(
    r"\b(?:(?:fell|fallen|stay(?:s|ed)?|remain(?:s|ed)?|are|been|is)\s+(?:silent|quiet|calm)|resumed|(?:re)?open(?:ed)?|returned|home|released|handed\s+over|given\s+back|exchanged|withdrawn|withdrew|left|deployed|restored"
    r"|repaired|arrived|in\s+place|at\s+(?:their|its)\s+posts?|runs?|ran|works?|worked|came|respects?|keeps?|freely)\b",
    re.IGNORECASE,
)
YET_LACKING = re.compile(
    r"^[^.;:]{0,60},?\s(?:but|though|although|yet|even\s+if|while)\s[^.;:]{0,60}\b(?:shut|closed|missing|blocked|locked|stopped|turned\s+(?:back|away)"
    r"|too\s+(?:few|little|late|slow)|still\s+(?:waits?|holds?|held|waiting)|overdue|cut\s+off|refused)\b",
    re.IGNORECASE,
)
LACKING = re.compile(
    r"\b(?:shut|closed|owes?|owed|missing|blocked|stopped|turned\s+(?:back|away)|sent\s+(?:home|back|away)|refus(?:es|ed)|another\s+matter"
    r"|different\s+(?:matter|story)|too\s+(?:few|little)|still\s+(?:waits?|holds?|held|waiting)|overdue|cut\s+off|ignores?|denied"
    r"|not\s+(?:yet\s+)?(?:open|returned|home|released|exchanged|withdrawn|left|deployed|restored|arrived|in\s+place|all)"
    r"|nobody|none|never|nothing|not(?=[.,;!]|\s*$))(?!\w)",
    re.IGNORECASE,
)
