"""A report while it is being read: what the page, the paste or the mail says about itself, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.model.report import DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is credited with the copy: agency names as printed, the byline, and whether the house added its own work.

    `own` is True where the outlet names itself, its staff or its initials beside the agency. `printed` holds the lines
    that name the agencies, as they stand; `signed` is True for reporters and editors listed in an agency's manner.
    """

    agencies: tuple[str, ...] = ()
    byline: str | None = None
    own: bool = False
    printed: tuple[str, ...] = ()
    signed: bool = False

    def joined_with(self, other: Credit) -> Credit:
        agencies = self.agencies + tuple(name for name in other.agencies if name not in self.agencies)
        return Credit(
            agencies=agencies,
            byline=self.byline or other.byline,
            own=self.own or other.own,
            printed=tuple(dict.fromkeys(self.printed + other.printed)),
            signed=self.signed or other.signed,
        )


NO_CREDIT = Credit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`issuer` is the body that speaks in a statement or a monitor's report; `poster` a handle, for posts in own words.

    `section` is the part of the paper ("Opinion"), `letterhead` the lines that stood above the text.
    """

    text: str
    headline: str | None = None
    outlet: str | None = None
    credit: Credit = NO_CREDIT
    published: str | None = None
    basis: DateBasis = DateBasis.NONE
    section: str | None = None
    issuer: str | None = None
    poster: str | None = None
    language: str | None = None
    letterhead: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
