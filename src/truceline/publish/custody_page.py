"""A chain of custody as one page that holds everything, runs nothing and prints."""

from __future__ import annotations

from markupsafe import Markup

from truceline.model.custody import Chain
from truceline.publish.custody_sheet import describe_chain
from truceline.publish.templating import open_environment, read_asset


def custody_page(chain: Chain) -> str:
    """HTML, the same for the same chain; it needs no network and no script."""
    return (
        open_environment()
        .get_template("custody.html")
        .render(sheet=describe_chain(chain), style=Markup(read_asset("page.css") + read_asset("custody.css")))
    )
