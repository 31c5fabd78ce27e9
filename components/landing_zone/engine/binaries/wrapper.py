"""The Pulumi CLI of a checkout: beside our language host, and as a command with the checkout's settings.

The engine looks for its language hosts beside its own file, symbolic links resolved. The cache is shared between
checkouts that have a Python each, so the CLI is hard-linked (or copied) into a folder of the checkout's state, and the
script ``pulumi-language-python`` put beside it. A CLI that came with its own language host is left where it is.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from landing_zone.config.paths import Paths
from landing_zone.engine.settings import default_environment, prepare_state

_MARK = "# ai-landing-zone:"
_LANGUAGE_HOST = "pulumi-language-python"
_MODULE = "landing_zone.engine.language_host"


def is_wrapper(program: Path) -> bool:
    """Return whether `program` is a wrapper that `write` wrote, of this or another checkout."""
    with program.open("rb") as file:
        return _MARK.encode() in file.read(200)


def write(paths: Paths, pulumi: Path) -> Path:
    """Put the CLI `pulumi` into the checkout's state with our language host, and a command ``pulumi`` into `.venv`.

    Returns the CLI to run.
    """
    prepare_state(paths)
    folder = paths.state / "bin"
    folder.mkdir(exist_ok=True)
    cli, host = folder / "pulumi", folder / _LANGUAGE_HOST
    if (pulumi.resolve().parent / _LANGUAGE_HOST).exists():
        _replace(cli, lambda new: new.symlink_to(pulumi.resolve()))
        host.unlink(missing_ok=True)
    else:
        _place(pulumi.resolve(), cli)
        _write_script(host, _host_script())
    if (commands := paths.root / ".venv" / "bin").is_dir():
        _write_script(commands / "pulumi", _command_script(paths.default_state))
    return cli


def _place(source: Path, place: Path) -> None:
    if place.is_file() and not place.is_symlink() and _same(source, place):
        return
    try:
        _replace(place, lambda new: new.hardlink_to(source))
    except OSError:
        _replace(place, lambda new: shutil.copy2(source, new))


def _same(source: Path, place: Path) -> bool:
    one, other = source.stat(), place.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _replace(place: Path, make: Callable[[Path], object]) -> None:
    new = place.with_name(f".{place.name}-{os.getpid()}")
    new.unlink(missing_ok=True)
    make(new)
    new.replace(place)


def _write_script(place: Path, text: str) -> None:
    if place.is_file() and not place.is_symlink() and place.read_bytes() == text.encode():
        return

    def make(new: Path) -> None:
        new.write_text(text, encoding="utf-8")
        new.chmod(0o755)

    _replace(place, make)


def _host_script() -> str:
    return f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {_MODULE} "$@"\n'


def _command_script(state: Path) -> str:
    lines = [
        "#!/bin/sh",
        f"{_MARK} the Pulumi CLI on the state of this checkout; what the environment sets already is left as it is",
        '[ -n "$LZ_STATE_DIR" ] || LZ_STATE_DIR=' + shlex.quote(str(state)),
        *(_default(name, value) for name, value in default_environment(Path("$LZ_STATE_DIR")).items()),
        'exec "$LZ_STATE_DIR/bin/pulumi" "$@"',
    ]
    return "\n".join(lines) + "\n"


def _default(name: str, value: str) -> str:
    unless = [name, "PULUMI_CONFIG_PASSPHRASE"] if name == "PULUMI_CONFIG_PASSPHRASE_FILE" else [name]
    tests = " || ".join(f'[ -n "${{{variable}+set}}" ]' for variable in unless)
    return f'{tests} || export {name}="{value}"'
