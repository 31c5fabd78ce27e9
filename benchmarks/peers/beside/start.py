"""Starting a peer in a Python of its own."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TIME_LIMIT_S = 300


def answer(python: str, script: str, given: Any, checkout: Path | None = None) -> Any | None:
    """Return what a script of this folder answers; None if it fails, as where the peer is not installed.

    The peer has a home of its own that is gone afterwards, and may not report its use.

    Args:
        checkout: of a peer that is no package.
    """
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [python, str(FOLDER / f"{script}.py")],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
            check=False,
            cwd=home,
            env=_environment(home, checkout),
        )
    return json.loads(done.stdout) if done.returncode == 0 else None


def _environment(home: str, checkout: Path | None) -> dict[str, str]:
    path = str(checkout.resolve()) if checkout else ""
    return {"HOME": home, "PATH": "/usr/bin:/bin", "PYTHONPATH": path, "SKYPILOT_DISABLE_USAGE_COLLECTION": "1"}
