"""The words in which people killed, wounded and missing are told, and the words for the people themselves."""

from __future__ import annotations

import re

from truceline.text.lexicon import words

_ADVERB = r"(?:\w+ly|then|also|all|both|later|since|even|said to have been|confirmed|reported|believed|feared|thought)"
ADVERBS = rf"(?:{_ADVERB} ){{0,3}}"
_BE = r"(?:was|were|is|are|been|being|be|got)"
_PERISHED = r"li(?:fe|ves)"

PARTICIPLES = {
    "killed": "killed|slain|martyred|murdered|shot dead|shot and killed|gunned down|executed|found dead|dead|deceased",
    "wounded": "injured|wounded|hurt|maimed|hospitali[sz]ed",
    "missing": "missing|unaccounted for|trapped",
}
_ONLY_PASSIVE = {
    "killed": "|buried(?! under| alive| beneath| in the (?:rubble|debris))",
    "wounded": "|shot(?! dead| and killed| down)",
    "missing": "",
}
_VERBS_AFTER_PEOPLE = {
    "killed": rf"died|dies|dying|perished|passed away|succumbed|los(?:t|e|ing) (?:their|his|her) (?:own )?{_PERISHED}"
    r"|(?:did|has|had|have) not survived?|could not be saved",
    "wounded": r"(?:sustain|suffer|receiv)(?:ed|ing|s) (?:[\w-]+ ){0,3}(?:injur(?:y|ies)|wounds?|burns?)"
    r"|(?:remain|are|is|was|were|being)(?: still| being)? (?:under treatment|in (?:hospital"
    r"|intensive care)|treated for)",
    "missing": r"(?:went|gone|remain\w*|stay\w*) (?:missing|unaccounted for"
    r"|(?:trapped )?under (?:the )?(?:rubble|debris))",
}
_WORDS_BEFORE_PEOPLE = {
    "killed": rf"killing|kills|(?:claim(?:ed|ing|s)|t(?:ook|aking|akes)|cost) the {_PERISHED} of"
    r"|(?:deaths?|killings?|murders?|martyrdom|loss|bodies|graves|coffins|funerals?"
    r"|death certificates) (?:of|for)",
    "wounded": r"injuring|wounding|injures|hurting|maiming|(?:injur(?:y|ies)|wounding) (?:of|to)",
    "missing": r"trapping",
}
_NOUNS = {
    "killed": r"deaths?|fatalit(?:y|ies)|martyrs?|bodies|corpses|graves|coffins",
    "wounded": r"injur(?:y|ies)",
    "casualties": r"casualties",
}
_TOLLS = {
    "killed": r"(?:death|fatality|civilian) (?:toll|count)s?|(?:the|total|overall) (?:number|count"
    r"|tally) of (?:(?!were|was|are|is)[\w-]+ ){0,3}?"
    r"(?:killed|dead|deaths|fatalities|martyrs|victims)",
    "wounded": r"(?:the|total|overall) (?:number|count|tally) of (?:(?!were|was|are"
    r"|is)[\w-]+ ){0,3}?(?:injured|wounded|injuries)|injury toll",
}


def _named(shape: str, table: dict[str, str]) -> list[str]:
    return [f"(?P<{shape}_{category}>{pattern})" for category, pattern in table.items()]


CUE = re.compile(
    r"\b(?:"
    + "|".join(
        _named("toll", _TOLLS)
        + _named("passive", {k: rf"{_BE} (?:not )?{ADVERBS}(?:{v}{_ONLY_PASSIVE[k]})" for k, v in PARTICIPLES.items()})
        + _named("subject", _VERBS_AFTER_PEOPLE)
        + _named("object", _WORDS_BEFORE_PEOPLE)
        + _named("bare", PARTICIPLES)
        + _named("noun", _NOUNS)
    )
    + r")\b",
    re.IGNORECASE,
)

CHILDREN = words(
    "child children kid kids boy boys girl girls infant infants baby babies toddler toddlers newborn newborns teenager",
    "teenagers minor minors schoolboy schoolgirl schoolchildren grandchild grandchildren",
)
WOMEN = words("woman women wife wives mother mothers sister sisters daughter daughters grandmother grandmothers widow",
              "aunt aunts niece nieces")  # fmt: skip
SOLDIERS = words(
    "soldier soldiers serviceman servicemen servicewoman fighter fighters militant militants troops",
    "conscript conscripts",
    "guard guards guardsman guardsmen marine marines paratrooper paratroopers combatant combatants gunman",
    "gunmen militiaman",
    "militiamen commando commandos reservist reservists sapper sappers peacekeeper peacekeepers",
)
CIVILIANS = words("civilian civilians")
_KIN_ONE = (
    "husband son father brother uncle nephew grandson grandfather cousin stepson parent sibling relative spouse fiancée"
)
_KIN_MANY = (
    "husbands sons fathers brothers uncles nephews grandsons grandfathers cousins parents siblings relatives twins"
    " grandparents in-laws"
)
_OTHERS_ONE = (
    "person man citizen resident villager member individual adult youth victim journalist paramedic medic doctor"
    " nurse worker employee volunteer farmer shepherd fisherman driver passenger student pupil teacher patient refugee"
    " worshipper bystander protester hostage prisoner policeman policewoman officer official engineer pensioner"
    " photographer cameraman reporter professor pedestrian cyclist motorcyclist hunter trader inhabitant"
    " local guest neighbour neighbor pilot sailor tourist"
)
_OTHERS_MANY = (
    "people persons men citizens residents villagers members individuals adults youths victims journalists"
    " paramedics medics doctors nurses workers employees volunteers staff farmers shepherds fishermen"
    " drivers passengers"
    " students pupils teachers patients refugees worshippers bystanders protesters hostages prisoners"
    " policemen officers"
    " officials engineers pensioners photographers cameramen reporters professors pedestrians cyclists hunters traders"
    " inhabitants locals guests neighbours neighbors pilots sailors tourists crew personnel elderly lives souls"
    " returnees evacuees mourners others firefighters rescuers"
)
KIN = words(_KIN_ONE, _KIN_MANY, "children child baby infant grandchildren family") | WOMEN - words("woman women")
_PLURAL = re.compile(r"(?:s|men|women|people|children|personnel|crew|elderly|staff|grandchildren)\Z")
MANY = words(_KIN_MANY, _OTHERS_MANY) | {
    word for word in CHILDREN | WOMEN | SOLDIERS | CIVILIANS if _PLURAL.search(word)
}
ONE = words(_KIN_ONE, _OTHERS_ONE) | ((CHILDREN | WOMEN | SOLDIERS | CIVILIANS) - MANY)
PEOPLE = MANY | ONE


def who_of(noun: str) -> str | None:
    """Whom a noun speaks of: child, woman, soldier, civilian; None where it does not say."""
    for kind, listed in (("child", CHILDREN), ("woman", WOMEN), ("soldier", SOLDIERS), ("civilian", CIVILIANS)):
        if noun in listed:
            return kind
    return None


THINGS = words(
    "houses homes buildings flats apartments families villages towns districts cities schools hospitals",
    "mosques churches",
    "strikes airstrikes attacks raids missiles rockets shells rounds drones bombs mortars explosions",
    "blasts mines incidents",
    "vehicles cars trucks lorries tanks boats ships buses planes aircraft ambulances tents sources",
    "reports posts accounts",
    "agencies outlets videos photographs pictures images names animals cows sheep goats dogs horses",
    "donkeys trees shops",
    "storeys stories floors days weeks months years hours minutes nights times places sites areas",
    "locations sides others",
    "cases deaths injuries casualties wounds bodies graves coffins martyrs fatalities corpses statements",
    "versions counts tolls details questions reasons ways",
)
"""Plurals of what can be struck, said or counted beside the dead, and is no person."""
GENERAL = words("civilians people persons members individuals victims citizens residents relatives others")
