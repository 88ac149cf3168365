"""Theatre packs: one YAML file, refused as a whole with every problem named by its line, or loaded as a whole."""

from truceline.intake.packs.doubts import find_doubts
from truceline.intake.packs.loading import ReadPack, load_pack, parse_pack, read_pack_text, refuse_wrong_id
from truceline.intake.packs.merging import Heading, Merged, merge_packs
from truceline.intake.packs.schema import pack_schema
from truceline.intake.packs.shipped import load_named_pack, read_named_pack, shipped_names, shipped_text

__all__ = [
    "Heading",
    "Merged",
    "ReadPack",
    "find_doubts",
    "load_named_pack",
    "load_pack",
    "merge_packs",
    "pack_schema",
    "parse_pack",
    "read_named_pack",
    "read_pack_text",
    "refuse_wrong_id",
    "shipped_names",
    "shipped_text",
]
