"""What is given out: the dossier file, and the page that is drawn from it."""

from truceline.publish.dossier_file import dossier_json
from truceline.publish.folder import write_record
from truceline.publish.page import render_page

__all__ = ["dossier_json", "render_page", "write_record"]
