"""`truceline custody`: through whose hands an item went, and whether it still is what it was."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from datetime import UTC, datetime

from truceline.cli import exits
from truceline.cli.progress import choose_progress
from truceline.cli.record import opened
from truceline.cli.talk import complain
from truceline.model.custody import Chain
from truceline.pipeline.custody import trace
from truceline.settings import Settings

SCHEMA = "truceline/custody/1"


def call_custody(words: argparse.Namespace, settings: Settings) -> int:
    """Exit 1 where something does not hold: the report is printed all the same. Raises NotInRecord."""
    with opened(words, settings) as (record, _), choose_progress() as progress:
        chain = trace(record, words.id, now=lambda: datetime.now(UTC), progress=progress)
    sys.stdout.write(_render(chain, words.form))
    for fault in [fault for proof in chain.proofs for fault in proof.faults][:1]:
        complain(fault)
    return exits.DONE if chain.holds else exits.FAILED


def _render(chain: Chain, form: str) -> str:
    if form == "json":
        whole = {"schema": SCHEMA, "holds": chain.holds, **dataclasses.asdict(chain)}
        text = json.dumps(whole, ensure_ascii=False, separators=(", ", ": "))
        return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
    if form == "html":
        from truceline.publish.custody_page import custody_page

        return custody_page(chain)
    from truceline.publish.custody_text import custody_text

    return "".join(f"{line}\n" for line in custody_text(chain))
