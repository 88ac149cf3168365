"""Theatre packs: one YAML file, refused as a whole with every problem named by its line, or loaded as a whole."""

from truceline.intake.packs.loading import load_pack

__all__ = ["load_pack"]
