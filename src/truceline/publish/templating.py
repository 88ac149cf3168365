"""How pages are put together: one set of templates, escaped by default."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from truceline.publish.wording import plural
from truceline.publish.writing import finalized, outside, quoted

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def open_environment() -> Environment:
    """Autoescape is on; a value that a template prints without a filter has its unseen characters spelled out."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("truceline.publish", "templates"),
        autoescape=True,
        finalize=finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(out=outside, said=quoted, plural=plural)
    return environment


@cache
def read_asset(name: str) -> str:
    return (files("truceline.publish") / "templates" / name).read_text(encoding="utf-8")
