"""Read a small text file of the project, and refuse everything that is not one."""

from pathlib import Path

from landing_zone.errors import Fault, InputError

MAX_BYTES = 1 << 20
"""Largest file that is read: 1 MiB."""


def shown(path: Path, root: Path) -> Path:
    """Return ``path`` as the user would name it: relative to the project where it lies inside."""
    return path.relative_to(root) if path.is_relative_to(root) else path


def read_text(path: Path, root: Path) -> str:
    """Return the text of a file inside the project at ``root``.

    Raises:
        InputError: it is missing, no regular file, outside of the project (also by a link), over 1 MiB, not UTF-8,
            holds NUL bytes, or may not be read.
    """
    name = shown(path, root)
    content = _read(_inside(path, root, name), name)
    if len(content) > MAX_BYTES:
        raise _refused(name, "is larger than 1 MiB", "keep one environment or workload per file")
    if b"\0" in content:
        raise _refused(name, "holds NUL bytes", "save it as UTF-8 text", content[: content.index(b"\0")])
    return _decode(content, name)


def _inside(path: Path, root: Path, name: Path) -> Path:
    """Return the real path of a regular file below ``root``."""
    try:
        real = path.resolve(strict=True)
    except FileNotFoundError:
        raise _refused(name, "is missing", "create it, or correct the path that leads to it") from None
    except (OSError, RuntimeError, ValueError):
        raise _refused(name, "cannot be followed", "replace the link or path by the file itself") from None
    if not real.is_relative_to(root.resolve()):
        raise _refused(name, "lies outside of the project", "copy it into the project; links may not leave it")
    if not real.is_file():
        raise _refused(name, "is not a regular file", "put a text file in its place")
    return real


def _read(real: Path, name: Path) -> bytes:
    try:
        with real.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(name, f"cannot be read ({error.strerror})", "make it readable for this user") from None


def _decode(content: bytes, name: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(name, "is not UTF-8 text", "save it as UTF-8", content[: error.start]) from None


def _refused(name: Path, problem: str, fix: str, before: bytes | None = None) -> InputError:
    """Make the error; ``before`` is what precedes the fault in the file."""
    line = 0 if before is None else before.count(b"\n") + 1
    return InputError(Fault(name, line, "", problem, fix))
