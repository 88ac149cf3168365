"""The stages in order: files in, one checked dossier out."""

from truceline.pipeline.build import Beside, build, build_views
from truceline.pipeline.differences import compare
from truceline.pipeline.moment import SeenFrom
from truceline.pipeline.progress import Progress, Silent
from truceline.pipeline.survey import survey_pack

__all__ = ["Beside", "Progress", "SeenFrom", "Silent", "build", "build_views", "compare", "survey_pack"]
