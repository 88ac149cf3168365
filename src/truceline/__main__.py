"""`python -m truceline`."""

import sys

from truceline.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
