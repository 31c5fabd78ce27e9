"""Where the sandbox of an environment keeps what."""

from pathlib import Path

from landing_zone.config.paths import sandbox_folder


def cluster_folder(state: Path, environment: str, name: str) -> Path:
    """Return the folder of a cluster's control plane."""
    return sandbox_folder(state, environment) / name


def cloud_folder(state: Path, environment: str, package: str) -> Path:
    """Return the folder, there or not, for what the stand-in of a provider keeps; no cluster can have its name."""
    return sandbox_folder(state, environment) / ".clouds" / package


def tools_folder(state: Path, environment: str) -> Path:
    """Return the folder of the stand-ins for the clouds' command-line tools."""
    return sandbox_folder(state, environment) / ".bin"
