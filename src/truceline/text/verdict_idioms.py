"""Idioms that judge only where a point of an agreement is named or meant: "The sixth is dead.", "It limps."."""

from __future__ import annotations

import re

from truceline.model.agreement import AssessmentStatus
from truceline.text.point_numbers import ORDINALS, POINT_NOUN
from truceline.text.verdict_degrees import SHOWN_ONLY
from truceline.text.verdict_words import DO, DOING, EXPLICIT, FALSEHOODS, FIRM

_PRONOUN = r"(?:it|this|that|them|these|those)"
_OBJECT = rf"(?:{_PRONOUN}\b|(?:the\s+|every\s+)?(?:letter\s+of\s+)?(?:{'|'.join(ORDINALS)}|{POINT_NOUN})(?!\w))"
MOCKERIES = r"(?:lie|fiction|joke|mockery|farce|sham|travesty|charade|fraud|hoax|swindle)"
_WANTS = (
    r"(?:want(?:s|ed)|ask(?:s|ed)|demand(?:s|ed)|requires?d?|foresaw|foresees|provides?d?|prescribe[sd]|promise[sd]"
    r"|la(?:id|ys)\s+down|intended|has\s+it)\b"
)
_CARRYING = (
    r"(?:implementation|compliance|observance|fulfil+ment|execution|application|adherence|respect)\b[^.;]{0,60}?"
    r"\b(?:is|was|has\s+been|were|remains?|remained)"
)
_BREAKING = (
    r"(?:breaking|violating|ignoring|flouting|disregarding|breaching|trampling|sabotaging|undermining|obstructing|evading|circumventing"
    r"|infringing|mocking|defying)"
)
_NOT_YET = (
    r"(?<!to\s)(?<!will\s)(?<!must\s)(?<!shall\s)(?<!should\s)(?<!would\s)(?<!can\s)(?<!could\s)(?<!may\s)(?<!might\s)"
    r"(?<!cannot\s)(?<!not\s)(?<!never\s)"
)
_ROWS: tuple[tuple[AssessmentStatus, int, str], ...] = (
    (
        AssessmentStatus.UNCLEAR,
        EXPLICIT,
        r"\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:yet\s+|really\s+)?know(?:\s+(?:whether|if|who|what|enough|how)\b|(?=[.;!]|\s*$))|\bnobody\s+knows\b"
        r"|\b(?:is|remains?)\s+(?:still\s+|hotly\s+)?(?:disputed|contested|in\s+dispute|in\s+doubt|open)\b|\bjury\s+is\s+(?:still\s+)?out\b"
        r"|\bleave\s+(?:it\s+|that\s+|this\s+)?open\b|\b(?:not|never)\s+(?:yet\s+)?been\s+(?:independently\s+)?(?:verified|checked|confirmed)\b"
        r"|\b(?:could|can)\s*(?:not|n['’]t)\s+be\s+(?:verified|checked|confirmed|told|known)\b|\bcannot\s+be\s+(?:known|said|settled)\b"
        r"|\b(?:is|are|remains?)\s+(?:un|not\s+(?:yet\s+)?)known\b(?!\s+for)|\bcontradict\s+(?:each\s+other|one\s+another)\b|\brather\s+not\s+(?:judge|say)\b"
        r"|\bno\s+(?:judge?ment|verdict|assessment|conclusion)\s+(?:is\s+|was\s+)?(?:yet\s+)?possible\b|\b(?:lacks?|lacked|without)\s+(?:the\s+|any\s+)?(?:information|means|knowledge|evidence)\b"
        r"|\bno\s+(?:means|way)\s+of\s+(?:checking|knowing|verifying|telling)\b|\b(?:facts|figures|details)\b[^.;]{0,30}\b(?:in\s+dispute|disputed|contested)\b|\bdefies\s+(?:judge?ment|assessment)\b"
        r"|\b(?:opinions?|views|accounts)\s+(?:differ|diverge|are\s+divided)\b"
        r"|\bwe\s+(?:lack|have\s+no)\s+(?:the\s+)?(?:means|knowledge|way|grounds|information|figures)\b|\bhard\s+to\s+(?:know|see)\s+whether\b",
    ),
    (
        AssessmentStatus.FULFILLED,
        EXPLICIT,
        r"\b(?:nobody|no\s+one|neither\s+side|none)\s+(?:\w+ly\s+|can\s+|could\s+)?(?:disputes?|den(?:y|ies)|doubts?|complains?|quarrels?|objects?)\b"
        r"|\b(?:no|without|nothing\s+to)\s+(?:complaints?|complain|reproach|objections?|object|fault|criticism|concerns?|remarks?)\b|\bno\s+(?:\w+\s+)?(?:cause|grounds?|reason|occasion)\s+(?:for|to)\s+(?:complain\w*|concern|criticis\w+|reproach|worry|alarm)\b|\bbeyond\s+(?:reproach|dispute|complaint)\b"
        r"|\bleaves?\s+nothing\s+to\s+be\s+desired\b|\b(?:(?:may|can|could)\s+(?:now\s+|safely\s+)?be\s+)?(?:tick(?:ed)?|struck|strike|crossed|cross)\s+(?:it\s+)?off\b|\bdeserves?\s+(?:a|its)\s+tick\b"
        rf"|\b(?:is|are|has\s+been|have\s+been)\s+(?!not\b)(?:\w+ly\s+|now\s+|both\s+)?{DOING}\b|\bcontinues?\s+to\s+{DO}\b"
        rf"|\b{_CARRYING}\s+(?:\w+ly\s+)?(?:good|full|complete|exemplary|satisfactory|strict|total|flawless|excellent|faultless|impeccable|perfect)\b"
        r"|\b(?:stands?|stood|remains?|is)\s+(?:un(?:broken|violated|harmed|touched|challenged)|inviolate)\b|\bno\s+departures?\s+from\b|\bno\s+quarrel\b|\ball\s+is\s+(?:well|in\s+order)\b"
        r"|\b(?:works?|runs?|functions?|is\s+applied)\s+as\s+(?:it\s+)?(?:should|(?:was\s+)?(?:meant|intended|agreed|planned|foreseen))\b|\bwithout\s+a\s+(?:hitch|flaw|blemish)\b"
        r"|\b(?:is|are|has\s+been|have\s+been)\s+(?:\w+ly\s+|being\s+)?applied(?=[.,;!]|\s*$|\s+(?:in\s+full|everywhere|by\s+both))"
        r"|\b(?:I|we)\s+grant\b|\b(?:has|have)\s+come\s+true\b|\b(?:is|are|was|were)\s+(?:\w+ly\s+|now\s+|all\s+)?finished(?=[.,;:]|\s*$|\s+and\b)"
        r"|\b(?:is|was|proved|has\s+been)\s+an?\s+(?:\w+\s+)?success\b"
        r"|\bnever\s+(?:\w+\s+)?(?:impeded|hindered|obstructed|prevented|stopped|blocked|interfered|harmed|refused|denied|restricted)\b",
    ),
    (
        AssessmentStatus.PARTLY,
        EXPLICIT,
        r"\b(?:limps?|limping|falters?|faltering|creaks?|stutters?|wobbles?|lags?|frayed|fraying|eroded|bent|dented|threadbare)\b"
        rf"|\b{_CARRYING}\s+(?:\w+ly\s+)?(?:uneven|patchy|partial|mixed|slow|limited|incomplete|inconsistent|sporadic|sluggish|half-hearted|selective|behind)\b"
        r"|\b(?:slow|late|poor|false|halting|shaky|bumpy|faltering)\s+start\b|\bwork\s+in\s+progress\b|\bwatered\s+down\b|\b(?:moved|moves|moving|gone)\s+(?:forward|ahead|on)\b"
        r"|\b(?:some|limited|slow|modest|little)\s+(?:headway|progress|advance)\b|\bfall(?:s|en)?\s+short\s+of\b|\bhalf\s+of\s+what\b|\b(?:two|three)\s+(?:thirds|quarters)\s+of\b"
        r"|\bup\s+to\s+a\s+point\b|\bafter\s+a\s+fashion\b|\b(?:much|something|a\s+lot)\s+to\s+be\s+desired\b|\bbehind\s+schedule\b"
        r"|\b(?:a|some)\s+(?:good\s+|slow\s+|modest\s+)?(?:start|beginning)\s+(?:has\s+been|was|is|had\s+been)\s+made\b|\bhad\s+begun\s+well\b"
        r"|\bworks?\s+(?:badly|poorly|haltingly|by\s+day|by\s+night|only|in\s+places)\b|\bunder\s+(?:strain|pressure)\b|\b(?:deserves?|gets?|earns?|scores?)\s+(?:a\s+|one\s+)?half\b"
        r"|\b(?:not|isn['’]t)\s+(?:yet\s+)?(?:quite\s+)?(?:a\s+)?dead(?:\s+letter)?\b",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        EXPLICIT,
        rf"\b{_CARRYING}\s+(?:\w+ly\s+)?(?:poor|nil|bad|zero|lacking|absent|non-existent|wanting|deplorable|dismal|abysmal)\b"
        r"|\b(?:implementation|compliance|observance|fulfil+ment|execution|application)\b[^.;]{0,60}?\b(?:has|have|is|was)\s+(?:\w+ly\s+|been\s+)*(?:stalled|stopped|collapsed|ceased|suspended|frozen|blocked"
        r"|failed|halted|broken\s+down|broken\s+off|ground\s+to\s+a\s+halt)\b"
        r"|\b(?:is|are|was|were|has\s+been)\s+nothing\s+of\s+the\s+(?:kind|sort)\b|\bsome\s+(?:compliance|implementation|observance|respect)\b[^.;]{0,40}\b(?:this|that)\s+is\b"
        r"|\bif\s+(?:this|that)\s+is\s+(?:compliance|implementation|observance|fulfil+ment|respect)\b"
        rf"|\b(?:calls?\s+(?:it|this|that)|(?:is|are|was|were|has\s+become|became|remains?)|amounts?\s+to|little\s+more\s+than)\s+(?:nothing\s+(?:but|short\s+of)\s+|little\s+more\s+than\s+|simply\s+)*"
        rf"(?:an?\s+)(?:\w+\s+){{0,2}}?{MOCKERIES}(?!\w)"
        r"|\bnot\s+worth\s+the\s+paper\b|\b(?:a\s+)?(?:pious\s+(?:hope|wish)|empty\s+shell|pipe\s*dream|wishful\s+thinking|scrap\s+of\s+paper|lost\s+cause|dead\s+duck)\b|\bin\s+name\s+only\b|\bin\s+all\s+but\s+name\b"
        r"|\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+|since\s+)*(?:shelved|scrapped|dropped|discarded|forgotten|neglected|put\s+(?:on\s+ice|off\s+for\s+good)|buried|suspended|repudiated|renounced|dishonou?red)\b"
        rf"|\b(?:keeps?|kept|goes\s+on|went\s+on|persists?\s+in|never\s+tires?\s+of|(?:makes?|made)\s+(?:no\s+secret|a\s+(?:habit|sport|point))\s+of|has\s+been|have\s+been|is|are|was|were)\s+(?:\w+ly\s+)?{_BREAKING}\b"
        rf"|\b(?:has|have)\s+(?:yet|still)\s+to\s+{DO}\b|\breneg(?:ed|es|ing)\s+on\b|\b(?:gone|went|going|goes)\s+back\s+on\b|\bwalk(?:ed|s|ing)\s+away\s+from\b|\bdefault(?:ed|s|ing)?\s+on\b|\bin\s+default\b"
        r"|\bback(?:ed|s)\s+out\s+of\b|\bturn(?:ed|s)\s+(?:its|their|his|her)\s+backs?\s+on\b|\br(?:ides?|idden|ode)\s+roughshod\s+over\b|\bdone\s+(?:nothing|little)\s+to\b|\bnothing\s+is\s+left\b"
        r"|\bthere\s+(?:goes|went)\b|\bso\s+much\s+for\b|\bfarewell\s+to\b|\b(?:so|the\s+case)\s+no\s+longer\b|\bno\s+longer\s+(?:so|the\s+case|true)\b"
        r"|\b(?:is|are|was|were|['’]s|lies|lie)\s+(?:(?:long|now|already|also|too|as\s+good\s+as|quite|simply|all\s+but)\s+)*"
        r"(?:dead|buried|gone|lost|finished(?!\s+(?:ahead|on|by|in|within|before|early|as|last|at)\b)|stillborn|a\s+(?:fiction|farce|mockery|joke|memory|fable|sham|ruin)|in\s+(?:ruins|tatters|shreds|default|breach)"
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
        rf"|{_NOT_YET}\b(?:keeps?|observes?|honou?rs?|respects?|fulfils?|kept|observed|honou?red)(?=\s+(?:to\s+)?{_OBJECT})",
    ),
)

_COMPILED = tuple((status, weight, re.compile(row, re.IGNORECASE)) for status, weight, row in _ROWS)
DENIAL = re.compile(
    r"\b(?:nobody|no\s+one|not\s+one|not\s+a\s+single|not\s+a|(?<!not\s)nothing|none|neither)\b(?!\s+but\b)|\bnever\s+(?!(?:impeded|hindered|obstructed|prevented|stopped|blocked|interfered|harmed|refused|denied|restricted|fired|entered)\b)\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
IDIOMS = (
    *_COMPILED,
    (AssessmentStatus.NOT_FULFILLED, FIRM, SHOWN_ONLY),
    (AssessmentStatus.NOT_FULFILLED, FIRM, DENIAL),
)
