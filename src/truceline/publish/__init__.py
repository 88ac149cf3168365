"""What is given out: the dossier file, the page that is drawn from it, and what changed between two of them."""

from truceline.publish.difference_file import difference_json
from truceline.publish.difference_page import difference_page
from truceline.publish.difference_text import difference_text
from truceline.publish.dossier_file import dossier_json
from truceline.publish.folder import write_record
from truceline.publish.pack_file import pack_yaml
from truceline.publish.page import render_page

__all__ = [
    "difference_json",
    "difference_page",
    "difference_text",
    "dossier_json",
    "pack_yaml",
    "render_page",
    "write_record",
]
