"""What must hold before anything is published."""

from truceline.checks.dossier import check_dossier

__all__ = ["check_dossier"]
