"""Files that the user asked for by name."""

import os
from pathlib import Path

from landing_zone.errors import Fault, InputError


def write_text(path: Path, text: str, option: str) -> None:
    """Write a whole text or nothing; as `write_bytes`."""
    write_bytes(path, text.encode("utf-8"), option)


def write_bytes(path: Path, content: bytes, option: str) -> None:
    """Write a whole file or nothing; `option` is what named it. Raises InputError if the place can't be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        fix = "name a file in a folder that exists and that you may write to"
        raise InputError(Fault(path, 0, option, f"can't be written ({error.strerror})", fix)) from error
