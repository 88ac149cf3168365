"""Bytes to captures: files, mail and feeds; and the theatre pack. The only room that reads what others wrote."""

from truceline.intake.captures import read_captures, read_file, read_paths, without_report
from truceline.intake.collected import load_collected, read_time
from truceline.intake.dossiers import parse_outline, read_outline
from truceline.intake.files import read_bytes
from truceline.intake.folders import FoundFile, find_files, lies_under
from truceline.intake.judgements import SaidByHand, load_judgements
from truceline.intake.packs import (
    Heading,
    Merged,
    ReadPack,
    find_doubts,
    load_named_pack,
    load_pack,
    merge_packs,
    pack_schema,
    parse_pack,
    read_named_pack,
    read_pack_text,
    refuse_wrong_id,
    shipped_names,
    shipped_text,
)

__all__ = [
    "FoundFile",
    "Heading",
    "Merged",
    "ReadPack",
    "SaidByHand",
    "find_doubts",
    "find_files",
    "lies_under",
    "load_collected",
    "load_judgements",
    "load_named_pack",
    "load_pack",
    "merge_packs",
    "pack_schema",
    "parse_outline",
    "parse_pack",
    "read_bytes",
    "read_captures",
    "read_file",
    "read_named_pack",
    "read_outline",
    "read_pack_text",
    "read_paths",
    "read_time",
    "refuse_wrong_id",
    "shipped_names",
    "shipped_text",
    "without_report",
]
