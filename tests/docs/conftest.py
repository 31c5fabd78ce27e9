"""The documents, and what they mention."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_OURS = {".venv", ".git", "node_modules"}
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


def documents() -> list[Document]:
    """Return every Markdown file of the project."""
    files = [f for f in ROOT.rglob("*.md") if not NOT_OURS & set(f.relative_to(ROOT).parts)]
    return [Document(f, f.read_text(encoding="utf-8")) for f in sorted(files)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `document` once per document."""
    if "document" in metafunc.fixturenames:
        found = documents()
        metafunc.parametrize("document", found, ids=[str(d.file.relative_to(ROOT)) for d in found])


@pytest.fixture
def readme() -> Document:
    """The first document that a reader opens."""
    return next(d for d in documents() if d.file == ROOT / "README.md")


@pytest.fixture
def architecture() -> Document:
    """The document on layers and data."""
    return next(d for d in documents() if d.file == ROOT / "ARCHITECTURE.md")
