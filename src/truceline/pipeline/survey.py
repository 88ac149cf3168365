"""A pack by itself: a record without reports, seen from a day or from none."""

from __future__ import annotations

from truceline.compliance import read_clocks
from truceline.model.dossier import Dossier
from truceline.model.pack import Pack
from truceline.pipeline.moment import read_moment


def survey_pack(pack: Pack, *, on: str | None) -> Dossier:
    """`on` is an ISO date (to its end, in the pack's time zone) or date-time at which the clocks are read; without it
    there are none. Raises WrongUsage for what is no moment."""
    zone = pack.zone
    if on is not None:
        read_moment(on, zone, option="--on")
    return Dossier(
        as_of=None,
        pack=pack,
        inputs=(),
        reports=(),
        origins=(),
        actors=(),
        places=(),
        claims=(),
        incidents=(),
        questions=(),
        assessments=(),
        clocks=read_clocks(pack.agreements, on, zone) if on is not None else (),
        clocks_at=on,
    )
