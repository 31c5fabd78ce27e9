"""A command that finds folders of our choice at absolute paths, without that anything outside can see it.

Some programs read and write at paths that can't be changed. The command gets a mount namespace and a root folder of
its own, in which every entry of the real one appears, and the folders that the program wants besides. That needs no
rights on the host beyond those inside the cluster's own namespace; without one, the right to make a mount namespace.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

_SCRIPT = Path(__file__).with_suffix(".sh")


def with_folders(command: Sequence[str], folders: Mapping[str, Path], *, root: Path) -> tuple[str, ...]:
    """Return the command that runs ``command`` with the folders at the paths that they are the values of.

    ``root`` is a folder of the command's own, used as a mount point. What else is in the nearest folder above such a
    path can't be seen by the command, unless that is "/".
    """
    pairs = (f"{target}={source}" for target, source in folders.items())
    return ("unshare", "--mount", "sh", str(_SCRIPT), str(root), *pairs, "--", *command)
