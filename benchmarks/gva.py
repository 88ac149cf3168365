"""Which local news articles are about one event: `python -m benchmarks.gva ../shared [--profile]`.

`data/gva` (testing only; nothing of it is quoted here or shipped) holds dated articles, each with the event that it is
about, and for each event how many were killed. The events are halved by a hash of their number: weights and thresholds
were chosen with the developing half in view, the other shows whether they carry over. B-cubed; the baseline is TF-IDF
with a window of seven days, average linkage and its best threshold on the very figures it is then given. Counts: our
group that holds most of an event's articles answers with the number that most of its reports give, the later of equals.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from pathlib import Path

from truceline.incidents.linkage import link
from truceline.incidents.subjects import group_reports
from truceline.model.ids import ActorId, ReportId
from truceline.model.report import DateBasis, Report, ReportKind
from truceline.text.lexicon import words
from truceline.text.toll_ranges import toll_range

HALVES = ("developing", "held out", "all")
WINDOW = 7
THRESHOLDS = tuple(n / 100 for n in range(10, 40, 2))
LEAST_COSINE = 0.05
_DEAD = words("killed dead died dies death fatal fatally homicide murder slain")


@dataclass(frozen=True, slots=True)
class Article:
    report: Report
    event: str
    half: str


def read_articles(shared: Path) -> list[Article]:
    articles = []
    for line in (shared / "data" / "gva" / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bits = int(hashlib.sha256(row["incident"].encode()).hexdigest(), 16)
        articles.append(Article(_report(row), row["incident"], HALVES[(bits >> 1) % 2]))
    return articles


def _report(row: Mapping[str, str]) -> Report:
    return Report(
        id=ReportId(row["id"]),
        input="documents.jsonl",
        item=0,
        headline=row["title"] or None,
        outlet=None,
        voice=ActorId("outlet"),
        agencies=(),
        byline=None,
        published=row["published"][:10],
        published_basis=DateBasis.STATED,
        language="en",
        kind=ReportKind.NEWS,
        text=row["text"],
    )


def read_killed(shared: Path) -> dict[str, int]:
    lines = (shared / "data" / "gva" / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["incident"]: int(row["killed"]) for row in map(json.loads, lines) if str(row["killed"]).isdigit()}


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1, each article weighing the same."""
    wanted, given, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / given[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def group_ours(articles: Sequence[Article]) -> list[int]:
    groups = group_reports([article.report for article in articles])
    group_of = {report: n for n, group in enumerate(groups) for report in group}
    return [group_of[article.report.id] for article in articles]


def cosines(articles: Sequence[Article]) -> dict[tuple[int, int], float]:
    """Of articles published within the window of each other: the baseline's."""
    bags = [Counter(f"{a.report.headline or ''} {a.report.text}".lower().split()) for a in articles]
    used = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        raw = {w: (1 + log(n)) * log((1 + len(bags)) / (1 + used[w])) for w, n in bag.items() if used[w] > 1}
        length = sqrt(sum(x * x for x in raw.values())) or 1.0
        vectors.append({word: x / length for word, x in raw.items()})
    days = [date.fromisoformat(a.report.published or "").toordinal() for a in articles]
    order = sorted(range(len(articles)), key=lambda n: days[n])
    found = {}
    for place, a in enumerate(order):
        for b in order[place + 1 :]:
            if days[b] - days[a] > WINDOW:
                break
            cosine = _dot(vectors[a], vectors[b])
            if cosine >= LEAST_COSINE:
                found[min(a, b), max(a, b)] = cosine
    return found


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    a, b = (a, b) if len(a) <= len(b) else (b, a)
    return sum(x * b[word] for word, x in a.items() if word in b)


def group_by_cosine(articles: Sequence[Article]) -> list[int]:
    """At the threshold that is best on these very articles."""
    gold = [article.event for article in articles]
    alike = cosines(articles)
    groupings = (_numbered(link(len(articles), alike, least=least), len(articles)) for least in THRESHOLDS)
    return max(groupings, key=lambda found: b_cubed(gold, found)[2])


def _numbered(groups: Iterable[Sequence[int]], count: int) -> list[int]:
    group_of = {member: n for n, group in enumerate(groups) for member in group}
    return [group_of[n] for n in range(count)]


def killed_in(reports: Iterable[Report]) -> int | None:
    """What most reports give, the later of equals; 0 where they speak of no dead, None where they give no number."""
    told = []
    speaks = False
    for report in sorted(reports, key=lambda r: (r.published or "", r.id)):
        speaks = speaks or bool(_DEAD & set(report.text.lower().split()))
        killed = toll_range(report.text).get("killed")
        if killed is not None:
            told.append(killed[1])
    if not told:
        return None if speaks else 0
    counted = Counter(told)
    return max(counted, key=lambda n: (counted[n], len(told) - told[::-1].index(n)))


def print_grouping(articles: Sequence[Article], name: str, group: Callable[[Sequence[Article]], list[int]]) -> None:
    for half in HALVES:
        chosen = [a for a in articles if half in (a.half, "all")]
        began = time.process_time()
        found = group(chosen)
        took = time.process_time() - began
        p, r, f = b_cubed([a.event for a in chosen], found)
        print(f"{name:10} {half:10} {len(chosen):5} articles  p {p:.3f}  r {r:.3f}  f1 {f:.3f}  {took:.1f} s")


def print_counts(articles: Sequence[Article], killed: Mapping[str, int]) -> None:
    held: dict[int, list[Report]] = defaultdict(list)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for article, group in zip(articles, group_ours(articles), strict=True):
        held[group].append(article.report)
        votes[article.event][group] += 1
    for half in HALVES:
        events = sorted({a.event for a in articles if half in (a.half, "all") and a.event in killed})
        given = [killed_in(held[votes[event].most_common(1)[0][0]]) for event in events]
        pairs = [(killed[event], answer) for event, answer in zip(events, given, strict=True)]
        exact = sum(wanted == answer for wanted, answer in pairs) / len(pairs)
        told = [(wanted, answer) for wanted, answer in pairs if answer is not None]
        right = sum(wanted == answer for wanted, answer in told) / len(told)
        usual = Counter(wanted for wanted, _ in pairs).most_common(1)[0][1] / len(pairs)
        print(
            f"killed     {half:10} {len(pairs):5} events    exact {exact:.3f}  where answered {right:.3f}"
            f" ({len(told)})  the usual number for all {usual:.3f}"
        )


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    articles = read_articles(shared)
    print_grouping(articles, "truceline", group_ours)
    print_grouping(articles, "tf-idf", group_by_cosine)
    print_counts(articles, read_killed(shared))


if __name__ == "__main__":
    main()
