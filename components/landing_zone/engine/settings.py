"""Settings of the Pulumi CLI for a checkout: where its state, its home and its passphrase are.

What the user's environment sets already is left as it is: with `PULUMI_BACKEND_URL` the state lies there.
"""

import os
import secrets
import tempfile
from pathlib import Path

from landing_zone.config.paths import Paths

_PASSPHRASE_BYTES = 32


def default_environment(state: Path) -> dict[str, str]:
    """Return the variables that the CLI gets where the user's environment does not set them; `state` is the folder.

    ``metadata=skip`` keeps the backend from writing a file beside the state that a kill can leave empty.
    """
    return {
        "PULUMI_BACKEND_URL": f"file://{_backend(state)}?metadata=skip",
        "PULUMI_CONFIG_PASSPHRASE_FILE": str(_passphrase(state)),
        "PULUMI_HOME": str(_home(state)),
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
    }


def engine_environment(paths: Paths) -> dict[str, str]:
    """Return the variables to run the CLI with, over the process's own environment. Call `prepare_state` before."""
    environment = {name: os.environ.get(name, value) for name, value in default_environment(paths.state).items()}
    if "PULUMI_CONFIG_PASSPHRASE" in os.environ and "PULUMI_CONFIG_PASSPHRASE_FILE" not in os.environ:
        del environment["PULUMI_CONFIG_PASSPHRASE_FILE"]
    return environment


def prepare_state(paths: Paths) -> None:
    """Make the folders and the passphrase that `default_environment` names, for the user only."""
    paths.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in (_backend(paths.state), _home(paths.state)):
        folder.mkdir(exist_ok=True)
    ensure_passphrase(paths)


def ensure_passphrase(paths: Paths) -> Path:
    """Return the file with the passphrase of the state's secrets, made if it is missing; only the user can read it."""
    file = _passphrase(paths.state)
    if not file.exists():
        paths.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=paths.state) as whole:
            whole.write(secrets.token_urlsafe(_PASSPHRASE_BYTES))
            whole.flush()
            _link(Path(whole.name), file)
    file.chmod(0o600)
    return file


def _link(source: Path, target: Path) -> None:
    """Give `source` the name `target` unless another process was first."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        return


def _backend(state: Path) -> Path:
    return state / "backend"


def _home(state: Path) -> Path:
    return state / "pulumi-home"


def _passphrase(state: Path) -> Path:
    return state / "passphrase"
