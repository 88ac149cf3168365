"""Articles in any number, the same for the same seed: about the shipped example's theatre, in words of their own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "examples" / "ordesh-lumen" / "pack.yaml"

_OUTLETS = (
    "Varnholt Mirror",
    "Kestry Standard",
    "Diario Vern",
    "Radio Grenmark",
    "Miravel Journal",
    "Mill Road Gazette",
)
_SPEAKERS = (
    "the Ordeshi Ministry of Defence", "the Lumenian Ministry of Defence", "a spokesman for the Ordeshi army",
    "the Halvern Observer Group", "residents", "a Lumenian official", "the Tarsian peacekeepers",
)  # fmt: skip
_DEEDS = (
    "{s} said on {d} that {n} soldiers were wounded when shells fell near {p}.",
    "{s} denied that its units had opened fire near {p}.",
    "“Our positions at {p} came under mortar fire on {d},” {s} said. “{n} people were hurt.”",
    "According to {s}, {n} vehicles crossed the line at {p} late on {d}.",
    "{s} accused the other side of moving troops towards {p}.",
    "{s} demanded the withdrawal of all forces from {p}.",
    "No one was killed at {p} on {d}, {s} said.",
)
_PLACES = ("Serrapont", "Cold Saddle", "Grenmark", "Castelvern", "Vallora", "Ennisford", "Mill Bridge", "Alta Vern")
_SYLLABLES = ("ba", "do", "ki", "lu", "me", "nor", "pa", "re", "sil", "ta", "ven", "zo", "gar", "hin", "ul", "os")


def write_articles(folder: Path, count: int, *, seed: int = 0) -> None:
    """Text files of 1 to 3 kB, eight to an incident; every tenth repeats an earlier one under another headline."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(seed)
    first = date(2033, 3, 1)
    incidents = [(random.choice(_PLACES), first + timedelta(days=n // 3)) for n in range(count // 8 + 1)]
    told: dict[int, list[str]] = {}
    for number in range(count):
        which = min(number // 8, len(incidents) - 1)
        place, day = incidents[which]
        earlier = told.setdefault(which, [])
        body = random.choice(earlier) if earlier and random.random() < 0.1 else _body(random, place, day)
        earlier.append(body)
        stamp = f"{day + timedelta(days=random.randrange(2)):%d %B %Y} {random.randrange(24):02}:15"
        head = f"{_words(random, 5).capitalize()}\n\n{random.choice(_OUTLETS)}\n{stamp}\n"
        (folder / f"{number:05}.txt").write_text(f"{head}\n{body}\n", encoding="utf-8")


def _body(random: Random, place: str, day: date) -> str:
    paragraphs = []
    for _ in range(random.randrange(4, 9)):
        deed = random.choice(_DEEDS).format(
            s=random.choice(_SPEAKERS), d=f"{day:%A}", n=random.randrange(1, 40), p=place
        )
        deed = deed[0].upper() + deed[1:]
        paragraphs.append(f"{deed} The {_words(random, 14)} were seen in the {_words(random, 12)} that morning.")
    return "\n\n".join(paragraphs)


def _words(random: Random, count: int) -> str:
    return " ".join("".join(random.choices(_SYLLABLES, k=random.randrange(1, 4))) for _ in range(count))
