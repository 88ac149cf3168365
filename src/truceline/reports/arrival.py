"""When a report came into the record's hands, as far as its wrapping says so."""

from __future__ import annotations

from datetime import tzinfo

from truceline.model.capture import Envelope
from truceline.model.report import LearnedBasis
from truceline.text.stamps import find_stamps


def read_arrival(envelope: Envelope, tz: tzinfo | None) -> tuple[str | None, LearnedBasis]:
    """Only mail says it. A feed says when its items were written, never when somebody fetched it."""
    for printed, basis in ((envelope.received, LearnedBasis.RECEIVED), (envelope.sent, LearnedBasis.SENT)):
        stamps = find_stamps(printed, tz=tz) if printed else []
        if stamps:
            return stamps[0].value, basis
    return None, LearnedBasis.NONE
