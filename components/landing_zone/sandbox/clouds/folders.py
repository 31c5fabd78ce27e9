"""Where the sandbox of an environment keeps what."""

from pathlib import Path


def environment_folder(state: Path, environment: str) -> Path:
    """Return the folder of an environment's sandbox; ``state`` is the state folder of the checkout."""
    return state / "sandbox" / environment


def cluster_folder(state: Path, environment: str, name: str) -> Path:
    """Return the folder of a cluster's control plane."""
    return environment_folder(state, environment) / name


def cloud_folder(state: Path, environment: str, package: str) -> Path:
    """Return the folder, there or not, for what the stand-in of a provider keeps; no cluster can have its name."""
    return environment_folder(state, environment) / ".clouds" / package


def tools_folder(state: Path, environment: str) -> Path:
    """Return the folder of the stand-ins for the clouds' command-line tools."""
    return environment_folder(state, environment) / ".bin"
