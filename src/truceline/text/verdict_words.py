"""The words with which people judge whether something agreed was done, and how they halve and hedge it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from truceline.model.agreement import AssessmentStatus
from truceline.model.anchor import Span
from truceline.text.point_numbers import PointMention

BOTTOM_LINE = 4
EXPLICIT = 3
FIRM = 2
FAINT = 1

DONE = (
    r"(?:fulfilled|implemented|carried\s+out|executed|honou?red|observed|respected|upheld|completed|accomplished|achieved"
    r"|done|complied\s+with|adhered\s+to|reali[sz]ed|put\s+into\s+(?:effect|practice|force)|discharged|performed|enforced"
    r"|satisfied|delivered(?:\s+on)?|carried\s+through|made\s+good|seen\s+through|met(?!\s+with)|abided\s+by|lived\s+up\s+to|stood\s+by"
    r"|kept(?!\s+(?:closed|shut|busy|from|out|waiting|away|back|up|open|secret|in\s+(?!part|full|every|all|each|letter|both|the\s+letter))))"
)
DO = (
    r"(?:fulfil(?:l)?|implement|carry\s+out|execute|honou?r|observe|respect|uphold|complete|comply|adhere|reali[sz]e|meet|keep"
    r"|abide|perform|deliver|enforce|live\s+up|stick|stand\s+by)"
)
DOING = (
    r"(?:implementing|observing|fulfilling|honou?ring|respecting|carrying\s+out|complying\s+with|abiding\s+by"
    r"|adhering\s+to|upholding)"
)
_BE = r"(?:is|are|was|were|be|been|being|['’]s|stands?|stood|remains?|remained)"
_BY_THE_WAY = (
    r"(?:\s*,?\s*(?:\w+ly|now|also|already|since|long|still|in\s+full|in\s+detail|so\s+far|thus\s+far|to\s+date|all|indeed"
    r"|yet|been|being|and\s+is|as\s+yet|at\s+all|always|again|ever|in\s+turn|considered|deemed|regarded\s+as|on\s+the\s+whole|by\s+and\s+large|on\s+both\s+sides|by\s+(?:both|all)(?:\s+sides)?)){0,4}\s*,?"
)
_NOT = r"(?:not|n['’]t|never|no\s+longer|hardly|scarcely|barely|nowhere\s+near|far\s+from|yet\s+to\s+be)"
_MOVED = (
    r"(?:handed\s+over|handed\s+back|given\s+(?:back|up)|taken\s+(?:away|back)|pulled\s+(?:back|out)|withdrawn|returned"
    r"|released|exchanged|opened|reopened|unblocked|removed|cleared|deployed|established|set\s+up|restored|repaired"
    r"|lifted|freed|dismantled|delivered|demarcated|evacuated|admitted|allowed|let\s+(?:in|through)|sent)"
)
_ELLIPSIS = r"(?:they|it|this|that|these|both|all|we)\s+(?:is|are|was|were|has|have|did|do|does)(?:\s+been)?"
FALSEHOODS = (
    r"(?:broken|violated|breached|infringed|flouted|disregarded|ignored|sabotaged|trampled|distorted|undermined|torn\s+up"
    r"|undone|reversed|rolled\s+back|frozen|blocked|stalled|thwarted|disrupted|abandoned|derailed|torpedoed"
    r"|set\s+aside|brushed\s+aside|swept\s+aside|thrown\s+(?:overboard|away|out)|left\s+undone|circumvented|evaded|mocked|defied|gutted)"
)

_ROWS: tuple[tuple[AssessmentStatus, int, str], ...] = (
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        r"(?<!but\s)\b(?:not|n['’]t|never)\s+(?:once\s+|yet\s+|\w+ly\s+)?(?:been\s+)?(?:violated|broken|breached|flouted|infringed)\b"
        r"|\b(?:has|have|had)\s*(?:not|n['’]t|never)\s+(?:violated|breached|broken|infringed|contravened)\b"
        r"|\b(?:nobody|no\s+one|neither\s+(?:side|party))\s+(?:has\s+)?(?:broken|violated|breached|broke|breaks|breaches)\b"
        r"|\bno\s+(?:violations?|breach(?:es)?|infringements?)\s+of\b",
    ),
    (
        AssessmentStatus.UNCLEAR,
        EXPLICIT,
        r"(?:can\s*not|cannot|can['’]t|could\s+not|impossible\s+to)(?:\s+yet)?\s+(?:be\s+)?(?:properly\s+|reliably\s+)?"
        r"(?:assess|judg|verif|evaluat|measur|gaug)\w*|\bcannot\s+(?:yet\s+)?be\s+(?:told|confirmed|determined|answered)\b|\bun(?:clear|certain|verifi(?:ed|able))\b|\bnot\s+(?:yet\s+)?clear\b"
        r"|\bcan(?:\s+yet)?\s+say\s+(?:nothing|little|next\s+to\s+nothing)|\b(?:hard|difficult|impossible|too\s+(?:early|soon))"
        r"\s+to\s+(?:say|tell|assess|judge)|\bremains\s+to\s+be\s+seen|\bopen\s+question|\b(?:hard|difficult|impossible)\s+to\s+(?:establish|know|determine|verify)\b|\bno\s+(?:way\s+of\s+(?:knowing|telling|judging)|verdict)"
        r"|\b(?:cannot|can\s+not|can['’]t)\s+(?:say|tell)(?=\s+(?:whether|if|for|anything|how|much)\b|[.;!]|\s*$)"
        r"|\b(?:nobody|no\s+one)\s+(?:knows(?!\s+where)|can\s+(?:say|tell))|\bwithout\s+a\s+verdict|\bwe\s+(?:do\s+not|don['’]t)\s+know(?=[.;!]|\s*$)|\bnothing\s+(?:can\s+be|is)\s+(?:said|known)\b"
        r"|\b(?:pass|give|offer|venture)(?:es|s)?\s+no\s+(?:judge?ment|verdict|opinion)\b|\b(?:there\s+is\s+)?no\s+telling\b|\banybody['’]s\s+guess|\banyone['’]s\s+guess"
        r"|\b(?:reserve|withhold|suspend)s?\s+(?:our\s+|its\s+|my\s+|their\s+|any\s+)?(?:\w+\s+)?(?:judge?ment|verdict|opinion|marks?|assessment|position|conclusions?)\b"
        r"|\b(?:judge?ment|verdict)\s+(?:must|has\s+to|will\s+have\s+to)\s+wait\b|\bwho\s+can\s+(?:say|tell)\b"
        r"|\b(?:evidence|accounts|reports|findings|testimony)\s+(?:is|are|remains?)\s+(?:contradictory|conflicting|thin|mixed|inconclusive|insufficient)\b"
        r"|\b(?:must|has\s+to|will)\s+(?:be\s+left|remain|stay)\s+open\b|\bno\s+(?:firm\s+|final\s+|sure\s+)?(?:judge?ment|verdict|assessment|conclusion)\s+(?:is|can|has|was)\b"
        r"|\bnot\s+(?:\w+\s+)?(?:in\s+a\s+position|able)\s+to\s+(?:assess|judge|verify|say|tell|confirm|establish)\b"
        r"|\bunable\s+to\s+(?:assess|judge|verify|confirm|establish|tell|say)\b|\bpremature\s+to\s+(?:say|judge|assess|pass|tell)\b"
        r"|\b(?:too\s+(?:early|soon)|premature)\s+(?:yet\s+)?to\s+(?:speak|talk|call|declare|pronounce|claim|conclude|count|consider|regard|rule|comment)\b"
        r"|\b(?:speaking|talking|any\s+talk)\s+of\b[^.;:]{0,60}\b(?:is|would\s+be)\s+(?:premature|too\s+early)\b|\b(?:hard|difficult|impossible)\s+to\s+(?:speak|talk)\s+of\b"
        r"|\bnot\s+(?:for\s+us|ours|our\s+place|our\s+task)\s+to\s+(?:say|judge|decide|rule)\b"
        r"|\b(?:take|takes|took|have|has)\s+no\s+(?:position|view|opinion)\b|\bwhether\b[^.;]{0,60}\bis\s+(?:disputed|contested|a\s+matter\s+of\s+opinion)\b",
    ),
    (
        AssessmentStatus.PARTLY,
        EXPLICIT,
        rf"\bhalf[\s-]+(?:a\s+)?(?:{DONE}|point|mark|way|and\s+half)|\bhalf-heartedly|\bhalfway\b|\bby\s+hal(?:f|ves)\b"
        r"|\bnot\s+without\s+(?:\w+\s+)?(?:breach(?:es)?|lapses?|violations?|exceptions?|gaps?|incidents?|interruptions?|delays?)\b"
        r"|\b(?:kept|honou?red|observed|respected)\s+more\s+(?:often\s+)?than\b|\b(?:bent|frayed|dented|battered|bruised|shaken),?\s+(?:but|though|if|yet)\s+not\b"
        r"|\bmore\s+(?:often\s+)?(?:kept|honou?red|observed)\s+than\b|\bas\s+often\s+(?:kept|broken)\s+as\b|\bpiecemeal\b"
        r"|\ball\s+but\s+(?:fulfilled|done|completed?|implemented|finished)\b|\bneither\s+(?:kept|dead|alive|honou?red|broken)\s+nor\b"
        rf"|\bhas\s+been\s+(?:almost|nearly|mostly|largely)\s+{DONE}|\bin\s+fits\s+and\s+starts\b|\bunfinished\b"
        rf"|\b(?:not|yet\s+to\s+be|still\s+to\s+be)\s+(?:yet\s+)?(?:\w+\s+)?(?:fully|entirely|completely|wholly|everywhere|always|in\s+full|altogether)"
        rf"(?:\s+(?:been\s+)?{DONE})?|\b(?:in|only)\s+part\b(?!\s+(?:of\s+the\s+country|because|due))|\bpart(?:ly|ially)\b"
        r"|\bpartial\s+(?:complian(?:t|ce)|implementation|fulfil+ment|observance|execution)\b|\ball\s+but\s+in\s+name\b"
        rf"|\bincomplete(?:ly)?\b|\bpatchy\b|(?<!not\sby\s)\bone\s+side\s+(?:only|has\s+kept)|\bsome\s+(?:way|ground)\s+short\b"
        rf"|\bmixed\s+(?:picture|record|marks?|tale|story|bag|results?|fortunes?)"
        r"|\bbegun\s+and\s+(?:then\s+)?(?:broken\s+off|stopped|abandoned|dropped)|\bby\s+day\s+and\s+(?:\w+\s+){1,2}by\s+night",
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
        rf"\b{_BE}\s+{_NOT}{_BY_THE_WAY}\s+{DONE}|\b(?:has|have|had)(?:\s+\w+ly)?\s*{_NOT}{_BY_THE_WAY}\s+{DONE}"
        rf"|(?:is|are|was|were|has|have|had)n['’]t{_BY_THE_WAY}\s+{DONE}"
        rf"|\b(?:can\s*not|can['’]t|cannot|could\s+not)\s+(?:\w+\s+)?be\s+(?:considered|called|regarded\s+as|deemed|described\s+as"
        rf"|said\s+to\s+(?:be|have\s+been))\s+(?:as\s+)?(?:being\s+)?{DONE}"
        rf"|\b(?:can|may|must|has\s+to|have\s+to)\s+(?:only\s+|now\s+)?be\s+(?:considered|called|regarded\s+as|deemed|judged|counted\s+as|described\s+as)\s+"
        rf"(?:as\s+)?(?:an?\s+)?(?:\w+\s+)?(?:failure|dead\s+letter|fiction|{FALSEHOODS})"
        rf"|\b(?:has|have|is|are|remains?)\s+(?:yet|still)\s+to\s+be\s+{DONE}|\bun(?:fulfilled|implemented|met|observed|honou?red)\b"
        rf"|(?<!not\sa\s)(?<!not\syet\sa\s)(?<!no\s)\bdead\s+letter\b"
        r"|\b(?:only|nothing\s+but|mere(?:ly)?|remain(?:s|ed)|stay(?:s|ed)|exist(?:s|ed)|left)\s+(?:only\s+|merely\s+|just\s+|purely\s+)?"
        r"(?:on\s+)?(?:a\s+)?(?:mere\s+)?(?:(?:piece|scrap)\s+of\s+)?paper\b"
        rf"|\b(?:nobody|no\s+one|neither\s+(?:side|party|of\s+(?:them|the\s+two)))\s+(?:has\s+|have\s+|is\s+)?(?:\w+ly\s+)?{DONE}"
        rf"|\b(?:anything\s+but|far\s+from(?:\s+being)?|nowhere\s+near(?:\s+being)?|still\s+not|awaits?\s+(?:its\s+)?)\s*(?:{DONE}|implementation|execution|fulfil+ment)"
        rf"|\b(?:not\s+(?:one|a(?:\s+single)?)|no)\s+(?:word|line|letter|syllable|part|sentence|step)\s+(?:of\s+[^.;:]{{1,40}}?\s)?(?:has|have|is|was|were)"
        rf"\s+(?:been\s+|being\s+)?(?:{DONE}|taken)|\b(?:nothing|none|little)\s+(?:of|in)\s+[^.;:]{{1,40}}?\s(?:has|have|is|was|were)\s+(?:been\s+)?{DONE}"
        r"|\bstill\s+(?:waits?|waiting)\s+to\s+be\b|\bin\s+(?:open\s+|flagrant\s+|gross\s+|clear\s+|plain\s+|direct\s+|manifest\s+)?breach\s+of\b"
        r"|\bhonou?red\s+(?:only\s+|more\s+)?in\s+the\s+breach\b|\bmore\s+(?:often\s+)?(?:broken|breached)\s+than\b"
        rf"|\b(?:fail(?:s|ed|ing)?|refus(?:es|ed|ing|al)|failure|neglect(?:s|ed)?)\s+to\s+{DO}\b"
        rf"|\b(?:did|do|does|has|have)\s*(?:not|n['’]t)(?:\s+yet)?\s+{DO}\b"
        rf"|\bnon-?(?:fulfil+ment|implementation|compliance|observance)\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        rf"\b{_BE}{_BY_THE_WAY}\s+{FALSEHOODS}|\b(?:then|since|again|later)\s+(?:undone|broken|reversed|violated)"
        r"|\b(?:violat(?:es|ed|ing|e)|breach(?:es(?!\s+of\b)|ed|ing)|contraven(?:es|ed|ing|e)|infring(?:es|ed|ing|e)|flout(?:s|ed|ing))\b"
        r"|(?<!any\s)(?<!further\s)(?<!possible\s)(?<!alleged\s)\b(?:violations?|breach(?:es)?|infringements?|contravention)\s+of\b"
        r"(?![^.;:]{0,40}\b(?:would|will|may|might|could|shall|should)\b)"
        r"|\bnot\s+(?:in\s+(?:line|keeping|accordance|conformity)|compatible|consistent)\s+with\b"
        r"|\b(?:contrary|counter)\s+to\b(?!\s+(?:[\w’']+\s+){0,3}?(?:assertions?|claims?|allegations?|accusations?|reports?|statements?|what|expectations?|propaganda|rumou?rs?|fears|predictions?)\b)|\b(?:incompatible|inconsistent|at\s+odds)\s+with\b|(?<!not\s)(?<!n['’]t\s)\bcontradict(?:s|ed|ing)\b(?!\s+(?:each|one)\b)"
        r"|\bbroke(?=\s+(?:the|this|that|point|article|paragraph|clause|provision)\b)",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        r"\b(?:did|has|have|had)\s*(?:not|n['’]t)(?:\s+yet)?\s+(?:occur(?:red)?|happen(?:ed)?|taken?\s+place|begun|begin|started?"
        r"|materiali[sz]ed?|come\s+(?:about|true))\b|\bnever\s+(?:began|begun|started|happened|took\s+place|came)\b"
        r"|\b(?:no|not\s+the\s+(?:least|slightest))\s+(?:\w+\s+)?(?:progress|movement|headway)\b"
        r"|\bmade\s+(?:almost\s+|practically\s+|virtually\s+)?no\s+(?:\w+\s+)?(?:efforts?|attempts?|steps?)\b"
        r"|\bnothing\s+(?:has\s+|have\s+|had\s+|was\s+|is\s+)?(?:been\s+)?(?:done|happened|moved|come\s+of)\b"
        r"|\b(?:has|have)\s+(?:yet|still)\s+to\s+(?:begin|start|happen)\b|\b(?:has|have)\s+failed\b"
        r"|\bno\s+(?:start|beginning)\s+has\s+(?:\w+\s+)?been\s+made\b|\b(?:has\s+gone|went|gone)\s+by\s+the\s+board\b",
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
        rf"\b(?:can|may|must)\s+(?:\w+\s+)?be\s+(?:considered|regarded\s+as|called|counted(?:\s+as)?|deemed|taken\s+as)\s+(?:\w+ly\s+)?{DONE}"
        rf"|\b(?:count|consider|regard|mark|rate|call|deem|hold|judge|view|see)(?:s|ed|ing)?\s+[^.;:,]{{1,40}}?\s(?:as\s+)?(?:\w+ly\s+)?{DONE}(?=[.,;:]|\s*$)"
        rf"|\b{_BE}{_BY_THE_WAY}\s+{DONE}|\bhas\s+been\s+and\s+is(?:\s+being)?\s+{DONE}"
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
        rf"(?:half|partly|partially|in\s+part|almost|nearly|mostly|largely|piecemeal|unevenly|fitfully|up\s+to\s+a\s+point|more\s+or\s+less)(?:\s+{DONE})?|so-so",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        rf"(?:not(?:\s+yet)?|never|un)\s*(?:{DONE}|begun|started|opened|happened|met|fulfilled|at\s+all)|{FALSEHOODS}"
        r"|(?:not\s+yet|failed|overdue|missing|nothing|no|none|dead|an?\s+(?:joke|fiction|farce|mockery|failure|ruin|disgrace|memory)|hardly|not\s+really|a\s+dead\s+letter|on\s+paper|gone|undone)(?=[.,;:!]|\s*$)",
    ),
    (
        AssessmentStatus.UNCLEAR,
        r"(?:open|unknown|pending|no\s+verdict|cannot\s+be\s+said|hard\s+to\s+say)(?=[.,;:!]|\s*$)",
    ),
    (
        AssessmentStatus.FULFILLED,
        rf"(?:fully\s+|completely\s+|long\s+|faithfully\s+|scrupulously\s+|punctually\s+|duly\s+)?{DONE}(?!\s+(?:no|the|an?|its|their|his|her|some|several|many|\d+|one|two|three|four|five|six|us|them|him)\b)|(?:yes|passed|in\s+force|alive|a\s+success|no\s+(?:complaints?|objections?|comments?|remarks?|concerns?))(?=[.,;:!]|\s*$)",
    ),
)

JUDGING = tuple((status, weight, re.compile(row, re.IGNORECASE)) for status, weight, row in _ROWS)
FRAGMENTS = tuple((status, re.compile(rf"(?:{row})\b", re.IGNORECASE)) for status, row in _FRAGMENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Words that judge whether something was done.

    `start` to `end` is the clause that can stand as a claim's content; `cue` the judging words in it. `weight` is 4 for
    a sentence that is nothing but its judgement ("Kept.", "Broken, then."), 3 for a word of judgement ("fulfilled"),
    2 for a firm statement that it was or was not done ("have not been handed over"), 1 for a mere hint, so that a
    passage's verdict is its heaviest. `objection` marks the hints of those who see a point otherwise. `about` are the
    points that the sentence names or means as what it judges, empty where its words alone do not tell; `rest` is the
    verdict on all others, where there is one ("all but the third"). `now` is said of the present as against what was
    before; `turned` is what is left of words that the sentence itself calls untrue.
    """

    start: int
    end: int
    status: AssessmentStatus
    cue: Span
    weight: int
    objection: bool = False
    about: tuple[PointMention, ...] = ()
    rest: AssessmentStatus | None = None
    now: bool = False
    turned: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
