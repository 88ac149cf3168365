"""What is given out: the dossier file, the page that is drawn from it, what changed between two; and packs."""

from truceline.publish.difference_file import difference_json
from truceline.publish.difference_page import difference_page
from truceline.publish.difference_text import difference_text
from truceline.publish.dossier_file import dossier_json
from truceline.publish.folder import write_record
from truceline.publish.new_file import write_new_file
from truceline.publish.pack_file import pack_yaml
from truceline.publish.pack_listing import pack_listing
from truceline.publish.pack_page import pack_json, pack_page
from truceline.publish.pack_sheet import count_sections
from truceline.publish.pack_text import pack_text
from truceline.publish.page import render_page
from truceline.publish.starting_pack import renamed_pack, starting_pack

__all__ = [
    "count_sections",
    "difference_json",
    "difference_page",
    "difference_text",
    "dossier_json",
    "pack_json",
    "pack_listing",
    "pack_page",
    "pack_text",
    "pack_yaml",
    "renamed_pack",
    "render_page",
    "starting_pack",
    "write_new_file",
    "write_record",
]
