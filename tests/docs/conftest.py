"""The documents, and what they mention."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Document:
    """A Markdown file."""

    file: Path
    text: str

    @property
    def blocks(self) -> list[str]:
        """What stands in fenced blocks."""
        return _FENCE.findall(self.text)

    @property
    def spans(self) -> list[str]:
        """What stands between backticks, outside of blocks."""
        return _SPAN.findall(_FENCE.sub("", self.text))

    @property
    def links(self) -> list[str]:
        """Where links and pictures lead, outside of blocks."""
        return _LINK.findall(_FENCE.sub("", self.text))


def files() -> Iterator[Path]:
    """Yield every file of the project; what lies in hidden folders was installed or is a cache, but for CI's."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if not f.startswith(".") or f in {".ci", ".github"}]
        yield from (Path(folder) / name for name in names)


def documents() -> list[Document]:
    """Return every Markdown file of the project."""
    found = sorted(file for file in files() if file.suffix == ".md")
    return [Document(file, file.read_text(encoding="utf-8")) for file in found]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `document` once per document."""
    if "document" in metafunc.fixturenames:
        found = documents()
        metafunc.parametrize("document", found, ids=[str(d.file.relative_to(ROOT)) for d in found])


@pytest.fixture(scope="session")
def known_paths() -> frozenset[str]:
    """Every file and folder of the project, from its root."""
    found = [file.relative_to(ROOT) for file in files()]
    return frozenset(f"/{path}" for file in found for path in (file, *file.parents))


@pytest.fixture
def readme() -> Document:
    """The first document that a reader opens."""
    return next(d for d in documents() if d.file == ROOT / "README.md")


@pytest.fixture
def architecture() -> Document:
    """The document on layers and data."""
    return next(d for d in documents() if d.file == ROOT / "ARCHITECTURE.md")
