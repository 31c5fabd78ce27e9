"""When this process began: a time limit covers the start of the interpreter, too."""

import os
import time
from pathlib import Path

LONGEST_S = 5.0
"""A process that is older was not started for this command, but runs several."""
STARTTIME = 19
"""Field 22 of /proc/PID/stat, counted after the name in brackets."""


def process_start() -> float:
    """Return the start on the clock of `time.monotonic`; now, where that can't be told."""
    now = time.monotonic()
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        age_s = time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[STARTTIME]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return now
    return now - age_s if 0 <= age_s <= LONGEST_S else now
