"""From the words of a command of the record to the function that does it; each is imported when it is called."""

from __future__ import annotations

import argparse
from importlib import import_module

from truceline.cli.usage import refuse_empty
from truceline.settings import Settings

_CALLS = {
    "init": "record.call_init",
    "add": "adding.call_add",
    "status": "listing.call_status",
    "list": "listing.call_list",
    "show": "listing.call_show",
    "search": "listing.call_search",
    "export": "exporting.call_export",
    "diff": "exporting.call_record_diff",
    "verify": "keeping.call_verify",
    "backup": "keeping.call_backup",
    "restore": "keeping.call_restore",
    "withdraw": "keeping.call_withdraw",
    "custody": "custody.call_custody",
    "import": "sealing.call_import",
    "reread": "adding.call_reread",
    "review": "review.call_review",
    "pack": "keeping.call_pack_set",
}


def call_record(words: argparse.Namespace, settings: Settings) -> int:
    """Raises WrongUsage for an empty option, and what the command itself raises."""
    options = ("record", "pack", "database", "collected", "source", "note", "by", "why")
    refuse_empty({name: getattr(words, name, None) for name in options})
    module, _, name = _CALLS[words.command].partition(".")
    code: int = getattr(import_module(f"truceline.cli.{module}"), name)(words, settings)
    return code
