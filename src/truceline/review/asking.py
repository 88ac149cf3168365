"""When a person who has decided is asked again: only where both the source and what is read in it have changed.

| source  | extraction | what happens                                                                  |
| ------- | ---------- | ----------------------------------------------------------------------------- |
| same    | same       | the decision holds                                                            |
| same    | changed    | the decision holds: a re-run never overwrites what a person said of the words |
| changed | same       | the decision holds, on the same words in the later version                    |
| changed | changed    | the decision is followed until somebody has looked again, and is asked again  |

The source is the text of the report; the extraction is what the machine makes of the words, whichever extractor and
pack it has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from truceline.model.claim import Claim
from truceline.model.decision import ClaimSeen, DecisionRuling
from truceline.model.ids import ClaimId, ReportId
from truceline.review.locating import Stand, anchors_of


def ask_again(seen: ClaimSeen, stand: Stand) -> bool:
    return stand.source_changed and extraction_changed(seen.claim, stand.machine)


def extraction_changed(then: Claim, now: Claim | None) -> bool:
    """Whether the machine says something else of the words. Where they stand, how sure it is and what it is called
    make no difference; that it says nothing any more does."""
    return now is None or _sense(then) != _sense(now)


def pending(claims: Iterable[Claim], rulings: Iterable[DecisionRuling]) -> list[ClaimId]:
    """The claims that somebody should look at, in the order given: those that nobody has decided on, and those of which
    the decision is to be asked again."""
    settled = {claim for ruling in rulings if not ruling.again for claim in ruling.found}
    return [claim.id for claim in claims if claim.id not in settled]


def _sense(claim: Claim) -> tuple[object, ...]:
    nowhere = replace(claim.content, start=0, end=0, quote="")
    unnamed = replace(claim, id=ClaimId(""), report=ReportId(""), extractor="", confidence=0.0)
    bare = replace(unnamed, incident=None, repeats=None, content=nowhere, speaker_anchor=None, cue=None)
    return (bare, *(" ".join(anchor.quote.split()) for anchor in anchors_of(claim)))
