"""From the tolls that a text tells to one range for each category: sums within a statement, ranges over statements."""

from __future__ import annotations

from dataclasses import dataclass

from truceline.text.tolls import Toll, find_tolls

Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _Total:
    low: int | None
    high: int | None
    vague: bool
    early: bool
    statement: int


def totals(tolls, category):
    out=[]
    by={}
    for t in tolls:
        if t.category==category: by.setdefault(t.statement,[]).append(t)
    for st,ts in by.items():
        whole=[t for t in ts if not t.part] or ts
        num=[t for t in whole if not t.vague]
        use=num or whole
        low=sum(t.min if t.min is not None else 0 for t in use) if any(t.min is not None for t in use) else None
        high=None if any(t.max is None for t in use) else sum(t.max for t in use)
        if low is None and high is None: continue
        out.append(_Total(low,high,not num,ts[0].early,st))
    return out


def toll_range(text: str) -> dict[str, Range]:
    tolls=find_tolls(text)
    return {c: r for c in ("killed","wounded") if (r:=_range(totals(tolls,c))) is not None}

def _read(t):
    if t.vague:
        m=t.low or 2
        return (m//2,m) if m>=12 else ((1,1) if t.high==1 else (2,2))
    return (t.low, t.high)

def _range(ts):
    if not ts: return None
    num=[t for t in ts if not t.vague]
    lead=ts[0]
    if lead.vague and num and num[0].statement-lead.statement<=0: lead=num[0]
    low,high=_read(lead)
    return (low if low is not None else high, high if high is not None else low)
