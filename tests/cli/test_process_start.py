"""The start of the process."""

import subprocess
import sys
import time

from landing_zone.cli import process_start as module

ASK = "import time; a = time.monotonic(); from landing_zone.cli.process_start import *; print(process_start() < a)"


def test_it_is_before_the_first_import() -> None:
    """A new process counts its own start."""
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_an_old_process_starts_now() -> None:
    """A process that runs several commands starts each when it is asked."""
    before = time.monotonic()
    assert module.LONGEST_S > 0
    assert module.process_start() >= before - module.LONGEST_S
