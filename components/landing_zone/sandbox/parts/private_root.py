"""A command whose root folder has one more entry, without that anything outside can see it.

Some programs read files at absolute paths that can't be changed. The command gets a mount namespace and a root folder
of its own, in which every entry of the real one appears, and the folder that the program wants besides. That needs no
rights on the host beyond those inside the cluster's own namespace.
"""

from collections.abc import Sequence
from pathlib import Path

_SCRIPT = Path(__file__).with_suffix(".sh")


def with_folder(command: Sequence[str], *, source: Path, target: str, root: Path) -> tuple[str, ...]:
    """Return the command that runs ``command`` with the folder ``source`` at ``target``, a new entry of "/".

    ``root`` is a folder of the command's own, used as a mount point.
    """
    return ("unshare", "--mount", "sh", str(_SCRIPT), str(root), str(source), target, *command)
