"""Python: its version, and the packages that the project may import."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from platform import python_version

from landing_zone.cli.checks.finding import Finding, Subject, Verdict

NAME = "python"
DISTRIBUTION = "ai-landing-zone"
_PACKAGE = re.compile(r"[\w.-]+")


def check(_: Subject) -> Iterator[Finding]:
    """Yield one finding: all packages are here, or which are missing."""
    missing = sorted(package for package in _packages() if not _is_installed(package))
    if missing:
        fix = f"run `pip install '{DISTRIBUTION}[sandbox,report]'`, or `make` in a checkout"
        yield Finding(NAME, Verdict.FAIL, f"Python {python_version()} lacks {', '.join(missing)}", fix)
    else:
        yield Finding(NAME, Verdict.OK, f"Python {python_version()} with every package")


def _packages() -> set[str]:
    """Return the packages that the distribution asks for, those of its options too."""
    found = (_PACKAGE.match(requirement) for requirement in requires(DISTRIBUTION) or ())
    return {match[0] for match in found if match} - {DISTRIBUTION}


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True
