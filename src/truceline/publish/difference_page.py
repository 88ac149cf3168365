"""What changed, as one page that holds everything and runs nothing."""

from __future__ import annotations

from markupsafe import Markup

from truceline.model.difference import Difference
from truceline.publish.difference_sections import describe_difference, summarize
from truceline.publish.templating import open_environment, read_asset


def difference_page(difference: Difference) -> str:
    """HTML, the same for the same difference; it needs neither of the dossiers, no network and no script."""
    return (
        open_environment()
        .get_template("difference.html")
        .render(
            title=difference.after.title or difference.before.title,
            before=difference.before,
            after=difference.after,
            empty=difference.is_empty,
            summary=summarize(difference),
            sections=describe_difference(difference),
            style=Markup(read_asset("page.css") + read_asset("difference.css")),
        )
    )
