"""Classes of words with which people judge whether something agreed was done, each a pattern of all its forms."""

from __future__ import annotations

from truceline.model.agreement import AssessmentStatus
from truceline.text.verdict_words import DONE

__all__ = [
    "BREAKING",
    "CARRYING_OUT",
    "EVALUATING",
    "KEEPING",
    "MOVING",
    "STALLED",
    "STATES",
    "TELLING",
    "UNABLE",
]

KEEPING = (
    r"(?:fulfil(?:l?s|led|ling|l)?|implement(?:s|ed|ing)?|carr(?:y|ies|ied|ying)\s+(?:out|through)|execut(?:e[sd]?|ing)|honou?r(?:s|ed|ing)?"
    r"|observ(?:e[sd]?|ing)|respect(?:s|ed|ing)?|up(?:hold(?:s|ing)?|held)|complet(?:e[sd]|ing)|discharg(?:e[sd]?|ing)|perform(?:s|ed|ing)"
    r"|deliver(?:s|ed|ing)?\s+on|liv(?:e[sd]?|ing)\s+up\s+to|abid(?:e[sd]?|ing)\s+by|compl(?:y|ies|ied|ying)\s+with|adher(?:e[sd]?|ing)\s+to"
    r"|st(?:icks?|uck|icking)\s+(?:to|by)|st(?:ands?|ood|anding)\s+by|follow(?:s|ed|ing)?\s+through\s+(?:on|with)|ma(?:kes?|de|king)\s+good\s+(?:on)?"
    r"|g(?:ives?|ave|iven|iving)\s+(?:full\s+|practical\s+)?effect\s+to|put(?:s|ting)?\s+into\s+(?:effect|practice|force)|me(?:ets?|t|eting)"
    r"|ke(?:eps?|pt|eping)(?:\s+(?:to|faith\s+with))?|satisf(?:y|ies|ied|ying)|translat(?:e[sd]?|ing)\s+into\s+(?:practice|action)"
    r"|act(?:s|ed|ing)?\s+(?:on|upon|in\s+(?:accordance|line|keeping|conformity)\s+with)|see(?:s|n)?\s+through|ma(?:kes?|de)\s+a\s+reality\s+of)"
)
BREAKING = (
    r"(?:violat(?:e[sd]?|ing)|breach(?:es|ed|ing)?|br(?:eaks?|oken?|eaking)|contraven(?:e[sd]?|ing)|infring(?:e[sd]?|ing)(?:\s+(?:up)?on)?"
    r"|flout(?:s|ed|ing)?|disregard(?:s|ed|ing)?|ignor(?:e[sd]?|ing)|trampl(?:e[sd]?|ing)(?:\s+(?:up)?on)?|sabotag(?:e[sd]?|ing)"
    r"|undermin(?:e[sd]?|ing)|reneg(?:e[sd]?|ing)\s+on|default(?:s|ed|ing)?\s+on|(?:go(?:es|ne|ing)?|went)\s+back\s+on"
    r"|(?:back-?track|back-?pedal|row)(?:s|l?ed|l?ing)?\s+(?:back\s+)?on|walk(?:s|ed|ing)?\s+away\s+from|evad(?:e[sd]?|ing)|circumvent(?:s|ed|ing)?"
    r"|side-?step(?:s|ped|ping)?|dodg(?:e[sd]?|ing)|shirk(?:s|ed|ing)?|neglect(?:s|ed|ing)?|betray(?:s|ed|ing)?|frustrat(?:e[sd]?|ing)"
    r"|obstruct(?:s|ed|ing)?|block(?:s|ed|ing)?|thwart(?:s|ed|ing)?|hollow(?:s|ed|ing)?\s+out|scorn(?:s|ed|ing)?|abandon(?:s|ed|ing)?"
    r"|repudiat(?:e[sd]?|ing)|dishonou?r(?:s|ed|ing)?|derail(?:s|ed|ing)?|torpedo(?:es|ed|ing)?|subvert(?:s|ed|ing)?|defy(?:ing)?|defie[sd]"
    r"|(?:pays?|paid|paying)\s+(?:only\s+|mere\s+|nothing\s+but\s+)?lip\s+service\s+to|cheat(?:s|ed|ing)?\s+on|shred(?:s|ded|ding)?"
    r"|ma(?:kes?|de|king)\s+a\s+mockery\s+of|r(?:ides?|ode|iding)\s+roughshod\s+over|t(?:ears?|ore|orn|earing)\s+up)"
)
CARRYING_OUT = (
    r"(?:implementation|compliance|observance|fulfil+ment|execution|application|adherence|respect|progress|performance|record|conduct|co-?operation"
    r"|withdrawal|release|return|removal|exchange|reopening|situation|movement)"
)
EVALUATING = (
    r"(?:(?:re-?)?assess(?:es|ed|ing)?|rat(?:e[sd]?|ing)|describ(?:e[sd]?|ing)|judg(?:e[sd]?|ing)|consider(?:s|ed|ing)?|deem(?:s|ed|ing)?|regard(?:s|ed|ing)?"
    r"|view(?:s|ed|ing)?|verif(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|certif(?:y|ies|ied|ying)|report(?:s|ed|ing)?|record(?:s|ed|ing)?|find(?:s|ing)?|found"
    r"|call(?:s|ed|ing)?|pronounc(?:e[sd]?|ing)|declar(?:e[sd]?|ing)|characteri[sz](?:e[sd]?|ing)|class(?:es|ed|if(?:y|ies|ied|ying))|grad(?:e[sd]?|ing)"
    r"|mark(?:s|ed|ing)?|list(?:s|ed|ing)?|counts?|counted|label(?:s|led|ling)?|sees?|saw|seen|evaluat(?:e[sd]?|ing)|treat(?:s|ed|ing)?)"
)
MOVING = (
    r"(?:move[sd]?|goes|went|rises?|rose|drops?|dropped|falls?|fell|(?:up|down)grade[sd]?|raise[sd]?|lower(?:s|ed)?|shift(?:s|ed)?|stays?|stayed|remains?|remained"
    r"|keeps?|kept|changes?|changed|put|rating|marked|stands?)"
)
STATES: tuple[tuple[AssessmentStatus, str], ...] = (
    (
        AssessmentStatus.PARTLY,
        rf"(?:partial|incomplete|uneven|patchy|mixed|slow|limited|modest|insufficient|inadequate|selective|sporadic|inconsistent|halting|sluggish|delayed"
        rf"|disappointing|half-hearted|ongoing|under\s+way|in\s+progress|behind\s+schedule|(?:far\s+from|not\s+yet|still\s+not|not\s+fully|almost|nearly)\s+(?:complete|full|finished)"
        rf"|(?:part(?:ly|ially)|half|largely|mostly|incompletely|not\s+(?:yet\s+)?(?:fully|wholly|entirely))[\s-]+{DONE})",
    ),
    (
        AssessmentStatus.NOT_FULFILLED,
        rf"(?:poor|nil|zero|(?:close|next)\s+to\s+(?:zero|nil|nothing|none)|non-?existent|absent|lacking|dismal|abysmal|deplorable|negligible|unsatisfactory"
        rf"|unacceptable|not\s+(?:yet\s+)?(?:good|satisfactory|acceptable|adequate|{DONE})|stalled|blocked|deadlocked|frozen|suspended|at\s+a\s+standstill"
        rf"|an?\s+(?:\w+\s+)?(?:failure|fiasco|disgrace|joke|sham|farce)|in\s+breach|overdue|un(?:met|fulfilled|implemented|done|executed|kept)|non-?compliant"
        rf"|violated|breached|broken|ignored|virtually\s+nil)",
    ),
    (
        AssessmentStatus.FULFILLED,
        rf"(?:(?:very\s+|extremely\s+)?(?:good|high|strong|solid)|excellent|exemplary|complete|full|satisfactory|strict|commendable|impressive|faultless|flawless"
        rf"|total|perfect|smooth|on\s+track|finished|successful|an?\s+(?:\w+\s+)?success|(?:100|a\s+hundred|one\s+hundred)\s+per\s*cent|compliant|{DONE})",
    ),
)
STALLED = (
    r"(?:(?:has|have|had)\s+(?:\w+ly\s+|since\s+|long\s+)?(?:stalled|got(?:ten)?\s+nowhere|gone\s+nowhere|sunk|foundered|run\s+(?:aground|into\s+the\s+sand)"
    r"|ground\s+to\s+a\s+halt|evaporated|vanished|withered|fizzled(?:\s+out)?|died|come\s+to\s+(?:nothing|nought|naught|a\s+standstill|a\s+halt)"
    r"|hit\s+a\s+(?:wall|dead\s+end)|dragged\s+(?:its|their|his|her)\s+feet|sat\s+on\s+(?:its|their)\s+hands)"
    r"|(?:has|have|had|did|is|are)\s*(?:not|n['’]t|never)\s+(?:yet\s+|even\s+)?(?:got(?:ten)?|gone|progress(?:ed)?|advanced?|moved?|proceed(?:ed)?|come|budged?|go|get)"
    r"\s+(?:beyond|past|an\s+inch|forward|anywhere|further\s+than|off\s+the\s+ground)"
    r"|(?:is|are|was|were)\s+(?:still\s+)?nowhere\s+near\s+(?:where|what|the|being)|might\s+(?:just\s+)?as\s+well\s+(?:not|never)\s+(?:have\s+been\s+\w+|exist)"
    r"|(?:is|are)\s+(?:still\s+|now\s+)?(?:going\s+nowhere|at\s+(?:a\s+standstill|zero)|in\s+limbo|on\s+ice|deadlocked|in\s+deadlock|in\s+abeyance)"
    r"|(?:drags?|is\s+dragging|are\s+dragging)\s+(?:its|their|his|her)\s+feet|(?:and|but)\s+never\s+again|sunk\s+without\s+(?:a\s+)?trace)"
)
TELLING = (
    r"(?:been\s+)?(?:said|commented|replied|responded|explained|named|changed|ruled|decided|mentioned|discussed|raised|asked|spoken|spelled|spelt|defined|published|disclosed"
    r"|revealed|confirmed|denied|answered|objected|complained|reported|been\s+able|seen|heard|forgotten|given\s+up|hidden|impeded|hindered|obstructed|prevented"
    r"|interfered|refused|questioned|disputed|challenged|doubted|stopped|ceased|failed|wavered|lapsed|verified|assessed|checked|established|been\s+(?:any|a|an|the)\b)"
)
UNABLE = (
    r"(?:(?:not|n['’]t|hardly|scarcely|never)\s+(?:yet\s+|currently\s+|been\s+)*(?:in\s+a\s+position|able|possible)\s+to|unable\s+to|cannot|can\s*not|can['’]t|could\s*n['’]t"
    r"|could\s+not|no\s+(?:\w+\s+)?(?:means|way|basis|possibility)\s+(?:of|to|for|on\s+which\s+to)|(?:too\s+early|premature|impossible)\s+(?:yet\s+)?to"
    r"|lack(?:s|ed|ing)?\s+(?:\w+\s+){1,3}?to)\s+(?:\w+ly\s+|yet\s+|as\s+yet\s+)?(?:assess|judg|verif|establish|determin|certif|pronounc|evaluat|rat(?:e|ing)\b|monitor|ascertain"
    r"|draw(?:ing)?\s+(?:a\s+|any\s+)?(?:\w+\s+)?conclusions?|reach(?:ing)?\s+(?:a\s+|any\s+)?(?:\w+\s+)?(?:conclusion|finding|judge?ment)|form(?:ing)?\s+(?:a|an|any)\s+(?:\w+\s+)?(?:view|opinion|judge?ment)"
    r"|say\s+(?:whether|if)|tell\s+(?:whether|if)|come\s+to\s+(?:a|any)\s+(?:\w+\s+)?conclusion|conclude|giv(?:e|ing)\s+(?:a|an|any)\s+(?:\w+\s+)?(?:assessment|rating|verdict|judge?ment))\w*"
)
