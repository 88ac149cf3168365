"""The words with which people judge whether something agreed was done, and how they halve and hedge it."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus

EXPLICIT = 3
FIRM = 2
FAINT = 1

_DONE = (
    r"(?:fulfilled|implemented|carried\s+out|executed|honou?red|observed|respected|upheld|completed|accomplished|achieved"
    r"|done|complied\s+with|adhered\s+to|reali[sz]ed|put\s+into\s+(?:effect|practice|force)|discharged|performed|enforced"
    r"|satisfied|delivered|met(?!\s+with)|abided\s+by"
    r"|kept(?!\s+(?:closed|shut|busy|from|out|waiting|away|back|up|open|secret|in\s+(?!part|full))))"
)
_DO = (
    r"(?:fulfil(?:l)?|implement|carry\s+out|execute|honou?r|observe|respect|uphold|complete|comply|adhere|reali[sz]e|meet|keep"
    r"|abide|perform|deliver|enforce)"
)
_BE = r"(?:is|are|was|were|be|been|being|['’]s|stands?|stood|remains?|remained)"
_BY_THE_WAY = (
    r"(?:\s*,?\s*(?:\w+ly|now|also|already|since|long|still|in\s+full|in\s+detail|so\s+far|thus\s+far|to\s+date|all|indeed"
    r"|yet|been|being|and\s+is|as\s+yet|at\s+all|always|again|ever|in\s+turn|considered|deemed|regarded\s+as)){0,4}\s*,?"
)
_NOT = r"(?:not|n['’]t|never|no\s+longer|hardly|scarcely|barely|nowhere\s+near|far\s+from|yet\s+to\s+be)"
_MOVED = (
    r"(?:handed\s+over|handed\s+back|given\s+(?:back|up)|taken\s+(?:away|back)|pulled\s+(?:back|out)|withdrawn|returned"
    r"|released|exchanged|opened|reopened|unblocked|removed|cleared|deployed|established|set\s+up|restored|repaired"
    r"|lifted|freed|dismantled|delivered|demarcated|evacuated|admitted|allowed|let\s+(?:in|through)|sent)"
)
_ELLIPSIS = r"(?:they|it|this|that|these|both|all|we)\s+(?:is|are|was|were|has|have|did|do|does)(?:\s+been)?"
_FALSEHOODS = (
    r"(?:broken|violated|breached|infringed|flouted|disregarded|ignored|sabotaged|trampled|distorted|undermined|torn\s+up"
    r"|undone|reversed|rolled\s+back|frozen|blocked|stalled|thwarted|disrupted|abandoned|derailed)"
)

_ROWS: tuple[tuple[AssessmentStatus, int, str], ...] = (
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        r"\b(?:not|n['’]t|never)\s+(?:been\s+)?(?:violated|broken|breached|flouted|infringed)\b"
        r"|\b(?:does|do|did)\s*(?:not|n['’]t)\s+(?:violate|breach|contravene|infringe|contradict)\b"
        r"|\bno\s+(?:violations?|breach(?:es)?|infringements?)\s+of\b",
    ),
    (
        AssessmentStatus.UNCLEAR,
        EXPLICIT,
        r"(?:can\s*not|cannot|can['’]t|could\s+not|impossible\s+to)(?:\s+yet)?\s+(?:be\s+)?(?:properly\s+|reliably\s+)?"
        r"(?:assess|judg|verif|evaluat|measur|gaug)\w*|\bun(?:clear|certain|verifi(?:ed|able))\b|\bnot\s+(?:yet\s+)?clear\b"
        r"|\bcan(?:\s+yet)?\s+say\s+(?:nothing|little|next\s+to\s+nothing)|\b(?:hard|difficult|impossible|too\s+(?:early|soon))"
        r"\s+to\s+(?:say|tell|assess|judge)|\bremains\s+to\s+be\s+seen|\bopen\s+question|\bno\s+(?:way\s+of\s+knowing|verdict)"
        r"|\b(?:cannot|can\s+not|can['’]t)\s+(?:say|tell)(?=\s+(?:whether|if|for|anything|how|much)\b|[.;!]|\s*$)"
        r"|\b(?:nobody|no\s+one)\s+(?:knows(?!\s+where)|can\s+(?:say|tell))|\bwithout\s+a\s+verdict",
    ),
    (
        AssessmentStatus.PARTLY,
        EXPLICIT,
        rf"\bhalf[\s-]+(?:a\s+)?(?:{_DONE}|point|mark|way|and\s+half)|\bhalf-heartedly|\bhalfway\b"
        rf"|\bnot\s+(?:yet\s+)?(?:\w+\s+)?(?:fully|entirely|completely|wholly|everywhere|always|in\s+full|altogether)"
        rf"(?:\s+(?:been\s+)?{_DONE})?|\b(?:in|only)\s+part\b(?!\s+(?:of\s+the\s+country|because|due))|\bpart(?:ly|ially)\b"
        rf"|\bincomplete(?:ly)?\b|\bpatchy\b|\bone\s+side\s+(?:only|has\s+kept)|\bsome\s+(?:way|ground)\s+short\b"
        rf"|\bmixed\s+(?:picture|record|marks?)",
    ),
    (
        AssessmentStatus.PARTLY,
        FIRM,
        r"\b(?:has|have|had)\s+(?:only\s+|barely\s+|hardly\s+|just\s+)?(?:begun|started)\b|\b(?:is|are)\s+under\s+way\b"
        r"|\bexists?\s+(?:only\s+)?(?:by|on|in|at|for|as)\b|\b(?:some|slow|little|limited)\s+progress\b"
        r"|\b(?:only|barely)\s+just\s+begun\b|\bto\s+some\s+(?:extent|degree)\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        rf"\b{_BE}\s+{_NOT}{_BY_THE_WAY}\s+{_DONE}|\b(?:has|have|had)(?:\s+\w+ly)?\s*{_NOT}{_BY_THE_WAY}\s+{_DONE}"
        rf"|(?:is|are|was|were|has|have|had)n['’]t{_BY_THE_WAY}\s+{_DONE}"
        rf"|\b(?:can\s*not|can['’]t|cannot|could\s+not)\s+(?:\w+\s+)?be\s+(?:considered|called|regarded\s+as|deemed|described\s+as"
        rf"|said\s+to\s+(?:be|have\s+been))\s+(?:as\s+)?(?:being\s+)?{_DONE}"
        rf"|\b(?:has|have|is|are|remains?)\s+(?:yet|still)\s+to\s+be\s+{_DONE}|\bun(?:fulfilled|implemented|met|observed|honou?red)\b"
        rf"|\bdead\s+letter\b|\b(?:only|nothing\s+but|mere(?:ly)?)\s+(?:on\s+)?(?:a\s+)?(?:piece\s+of\s+)?paper\b"
        rf"|\b(?:fail(?:s|ed|ing)?|refus(?:es|ed|ing|al)|failure|neglect(?:s|ed)?)\s+to\s+{_DO}\b"
        rf"|\b(?:did|do|does|has|have)\s*(?:not|n['’]t)(?:\s+yet)?\s+{_DO}\b"
        rf"|\bnon-?(?:fulfil+ment|implementation|compliance|observance)\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        rf"\b{_BE}{_BY_THE_WAY}\s+{_FALSEHOODS}|\b(?:then|since|again|later)\s+(?:undone|broken|reversed|violated)"
        r"|\b(?:violat(?:es|ed|ing|e)|breach(?:es|ed|ing)|contraven(?:es|ed|ing|e)|infring(?:es|ed|ing|e)|flout(?:s|ed|ing))\b"
        r"|\b(?:violations?|breach(?:es)?|infringements?|contravention)\s+of\b"
        r"|\bnot\s+(?:in\s+(?:line|keeping|accordance|conformity)|compatible|consistent)\s+with\b"
        r"|\b(?:contrary|counter)\s+to\b|\b(?:incompatible|inconsistent|at\s+odds)\s+with\b|\bcontradict(?:s|ed|ing)\b"
        r"|\bbroke(?=\s+(?:the|this|that|point|article|paragraph|clause|provision)\b)",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        r"\b(?:did|has|have|had)\s*(?:not|n['’]t)(?:\s+yet)?\s+(?:occur(?:red)?|happen(?:ed)?|taken?\s+place|begun|begin|started?"
        r"|materiali[sz]ed?|come\s+about)\b|\bnever\s+(?:began|begun|started|happened|took\s+place|came)\b"
        r"|\b(?:no|not\s+the\s+(?:least|slightest))\s+(?:\w+\s+)?(?:progress|movement|headway)\b"
        r"|\bmade\s+(?:almost\s+|practically\s+|virtually\s+)?no\s+(?:\w+\s+)?(?:efforts?|attempts?|steps?)\b"
        r"|\bnothing\s+(?:has\s+|have\s+|had\s+|was\s+|is\s+)?(?:been\s+)?(?:done|happened|moved|come\s+of)\b"
        r"|\b(?:has|have)\s+(?:yet|still)\s+to\s+(?:begin|start|happen)\b|\b(?:has|have)\s+failed\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        FIRM,
        rf"\b(?:has|have|had|was|were|is|are)\s*(?:not|n['’]t|never)(?:\s+(?:yet|been|being|\w+ly)){{0,3}}\s+{_MOVED}"
        rf"|\b(?:has|have|had)\s+(?:not|never)(?:\s+(?:yet|\w+ly)){{0,2}}\s+{_MOVED}"
        rf"|\b(?:has|have|is|are|remains?)\s+(?:yet|still)\s+to\s+be\s+{_MOVED}"
        r"|\bremains?\s+(?:closed|shut|blocked|cut|occupied|in\s+place)\b|\bnone\s+(?:of\s+\w+\s+)?(?:has|have|had|was|were)\b",
    ),
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        rf"\b{_BE}{_BY_THE_WAY}\s+{_DONE}|\bhas\s+been\s+and\s+is(?:\s+being)?\s+{_DONE}"
        rf"|\b(?:is|are)\s+(?:being\s+)?in\s+(?:full\s+)?(?:force|effect|compliance)\b|\bfull(?:y)?\s+complian(?:t|ce)\b"
        rf"|\b(?:has|have)\s+(?:\w+ly\s+)?(?:fulfilled|honou?red|implemented|complied\s+with|observed|carried\s+out|upheld)\b"
        rf"|\b(?:holds|is\s+holding)(?=[.,;:!]|\s*$)|\bfull\s+marks\b",
    ),
)
_FRAGMENTS: tuple[tuple[AssessmentStatus, str], ...] = (
    (AssessmentStatus.NOT_FULFILLED, rf"{_ELLIPSIS}\s*(?:not|n['’]t)(?:\s+yet|\s+at\s+all)?(?=\s*[.,;:!]|\s*$)"),
    (AssessmentStatus.FULFILLED, rf"{_ELLIPSIS}(?:\s+indeed|\s+now)?(?=\s*[.;!]|\s*$)"),
    (
        AssessmentStatus.PARTLY,
        rf"(?:half|partly|partially|in\s+part|almost|nearly|mostly|largely)(?:\s+{_DONE})?|so-so",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        rf"(?:not(?:\s+yet)?|never|un)\s*(?:{_DONE}|begun|started|opened|happened|met|fulfilled|at\s+all)|{_FALSEHOODS}"
        r"|(?:not\s+yet|failed|overdue|missing|nothing|no|none)(?=[.,;:!]|\s*$)",
    ),
    (
        AssessmentStatus.UNCLEAR,
        r"(?:open|unknown|pending|no\s+verdict|cannot\s+be\s+said|hard\s+to\s+say)(?=[.,;:!]|\s*$)",
    ),
    (
        AssessmentStatus.FULFILLED,
        rf"(?:fully\s+|completely\s+|long\s+)?{_DONE}|(?:yes|passed|in\s+force)(?=[.,;:!]|\s*$)",
    ),
)

JUDGING = tuple((status, weight, re.compile(row, re.IGNORECASE)) for status, weight, row in _ROWS)
FRAGMENTS = tuple((status, re.compile(rf"(?:{row})\b", re.IGNORECASE)) for status, row in _FRAGMENTS)

HALVING = re.compile(
    r"\bin\s+part\b|\bpart(?:ly|ially)\b|\bhalf(?:way)?\b|\bonly\b|\b(?:largely|mostly|mainly|chiefly)\b|\bto\s+some\s+(?:extent|degree)\b"
    r"|\bto\s+a\s+(?:limited|certain|large)\s+(?:extent|degree)\b|\b(?:as|so|in\s*so)\s*far\s+as\s+(?:it|this|that)\s+(?:depends|concerns|is)\b"
    r"|\blate(?=[.,;:!]|\s*$|\s+and\b)|\bbelatedly\b|\bwith\s+(?:a\s+)?(?:\w+\s+)?delays?\b|\bafter\s+(?:the|its)\s+deadline\b|\btoo\s+late\b"
    r"|\b(?:slowly|unevenly|selectively|formally|on\s+paper)\b|\bby\s+(?:only\s+)?one\s+side\b|\bon\s+one\s+(?:side|shore|bank)\b"
    r"|\b(?:and|but)\s+not\s+(?:in|on|by|at|for|to|along|from|everywhere)\b|\bnot\s+(?:all|everywhere)\b|\bin\s+places\b"
    r"|\b(?:on|in|within|across)\s+(?:all\s+)?(?:the\s+)?(?:territor(?:y|ies)|areas?|lands?|parts?|districts?)\s+(?:\w+\s+){0,3}?"
    r"(?:control|held|hold|holds|of\s+ours)\b|\bon\s+(?:our|its|their)\s+(?:own\s+)?(?:side|bank|shore|half)\b"
    r"|\bin\s+(?:the\s+)?(?:main|letter)\b|\bmore\s+or\s+less\b|\bwhere\s+(?:we|they|it)\s+(?:can|could|holds?)\b",
    re.IGNORECASE,
)
EXCEPTING = re.compile(
    r"\b(?:except|save|apart\s+from|with\s+the\s+exception\s+of|barring)\b(?!\s+(?:for\s+)?(?:\w+\s+)?(?:minor|"
    r"small|few|isolated|trifl\w+|insignificant|trivial))",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:must|should|shall|will|would|ought\s+to|has\s+to|have\s+to|is\s+to|are\s+to|was\s+to|were\s+to|may|might|can|could|needs?\s+to"
    r"|to)\s+(?:\w+ly\s+|also\s+|soon\s+|only\s+|not\s+)?be(?:\s+\w+ly)?\s*$|\b(?:if|unless|until|once|whether|when)\b[^,;]{0,60}$",
    re.IGNORECASE,
)

_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
NUMERALS = {word: number for number, word in enumerate(_NUMERALS.split(), 1)}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}

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
    r"\b(?:(?:re)?open(?:ed)?|returned|home|released|handed\s+over|given\s+back|exchanged|withdrawn|withdrew|left|deployed|restored"
    r"|repaired|arrived|in\s+place|at\s+(?:their|its)\s+posts?|runs?|ran|works?|worked|came|respects?|keeps?|freely)\b",
    re.IGNORECASE,
)
LACKING = re.compile(
    r"\b(?:shut|closed|owes?|owed|missing|blocked|stopped|turned\s+(?:back|away)|sent\s+(?:home|back|away)|refus(?:es|ed)|another\s+matter"
    r"|different\s+(?:matter|story)|too\s+(?:few|little)|still\s+(?:waits?|holds?|held|waiting)|overdue|cut\s+off|ignores?|denied"
    r"|not\s+(?:yet\s+)?(?:open|returned|home|released|exchanged|withdrawn|left|deployed|restored|arrived|in\s+place|all)"
    r"|nobody|none|never|nothing)\b",
    re.IGNORECASE,
)
