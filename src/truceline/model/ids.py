"""Identifiers. All of them come from content, so that a second run names everything alike."""

from __future__ import annotations

import hashlib
from typing import NewType

ReportId = NewType("ReportId", str)
OriginId = NewType("OriginId", str)
TextId = NewType("TextId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)
ClaimId = NewType("ClaimId", str)
ActId = NewType("ActId", str)
IncidentId = NewType("IncidentId", str)
QuestionId = NewType("QuestionId", str)
AgreementId = NewType("AgreementId", str)
JudgementId = NewType("JudgementId", str)
CountId = NewType("CountId", str)
SeriesId = NewType("SeriesId", str)
BearingId = NewType("BearingId", str)
AssessmentId = NewType("AssessmentId", str)


def content_id(prefix: str, *parts: str | int | None) -> str:
    """`prefix-` and 12 hex digits of the SHA-256 of the parts; None and "" differ, and so do ("a", "b") and ("ab",)."""
    digest = hashlib.sha256()
    for part in parts:
        token = "\x00none" if part is None else str(part)
        digest.update(f"{len(token)}:{token}".encode())
    return f"{prefix}-{digest.hexdigest()[:12]}"
