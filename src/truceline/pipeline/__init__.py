"""The stages in order: files in, one checked dossier out."""

from truceline.pipeline.build import build
from truceline.pipeline.progress import Progress, Silent

__all__ = ["Progress", "Silent", "build"]
