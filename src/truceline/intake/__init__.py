"""Bytes to captures: files, mail and feeds; and the theatre pack. The only room that reads what others wrote."""

from truceline.intake.captures import read_file, read_paths
from truceline.intake.collected import load_collected
from truceline.intake.dossiers import parse_outline, read_outline
from truceline.intake.folders import FoundFile, find_files
from truceline.intake.gradings import load_gradings
from truceline.intake.judgements import load_judgements
from truceline.intake.packs import load_pack

__all__ = [
    "FoundFile",
    "find_files",
    "load_collected",
    "load_gradings",
    "load_judgements",
    "load_pack",
    "parse_outline",
    "read_file",
    "read_outline",
    "read_paths",
]
