"""One whole record for the exports, and the same in hostile words."""

from __future__ import annotations

from functools import cache

import pytest
from tests.unit.publish.conftest import Theatre
from tests.unit.publish.exports.records import whole

from truceline.model.dossier import Dossier

ATTACKS = (
    '=HYPERLINK("http://evil.example","click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "－1",
    "a;=1+1",
    "line\n=1+1\r\n@x",
    "'=already",
    '"quoted", "and, parted"',
    "\u202egnp.exe\u2066",
    "half \ud83d of a pair",
    "a\x00b\x07\x1b[31m",
    "\ufeff=1",
    "<r><t>raw</t></r>",
    "</t></si>&amp;<![CDATA[x]]>",
    "#adm1+name",
    "ՀԱՅ وزارة 😀",
    "x" * 40_000,
)
PLACES = (
    "pack_title", "side", "ministry", "place", "other_name", "headline", "outlet", "title", "provision", "term",
    "reason", "issue", "path", "caption",
)  # fmt: skip


@cache
def _whole() -> Dossier:
    return whole()


@cache
def _attacked(attack: str) -> Dossier:
    words = dict.fromkeys(PLACES, attack)
    return whole(Theatre(**words, said=[f"this {attack}", f"that {attack}"]))  # type: ignore[arg-type]


@pytest.fixture
def dossier() -> Dossier:
    return _whole()


@pytest.fixture(params=ATTACKS, ids=lambda words: ascii(words[:16]))
def hostile(request: pytest.FixtureRequest) -> Dossier:
    """The attack stands in every outside string that a record has."""
    return _attacked(request.param)
