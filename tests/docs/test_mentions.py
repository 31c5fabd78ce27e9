"""What documents mention is there: links, files, commands with their options, targets of make."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from landing_zone.cli.group import COMMANDS
from landing_zone.cli.group import root as lz

SUFFIXES = (".py", ".md", ".yml", ".yaml", ".json", ".csv", ".toml", ".lock", ".html", ".mod", ".css", ".png")
MADE = frozenset(
    {
        "landing_zone/infra/tenancy/contact.py",  # the component of the example
        "report-local.html",  # by `lz up local`
        "r.html",  # by `lz plan`, named on its command line
        "stacks/Pulumi.azure-dev.yaml",  # by the reader, as the next two
        "stacks/Pulumi.gcp-dev.yaml",
        "stacks/Pulumi.prod.yaml",
        "values.yaml",  # of a chart
    }
)
"""Files that come into being only when a document is followed."""
_COMMAND = re.compile(r"(?<![\w/-])(?:\.venv/bin/)?lz((?: +(?:[\w./<>-]+|\.\.\.))+)")
_TARGET = re.compile(r"(?:^|\s|`)make ([a-z][a-z-]*)")
_PLACEHOLDER = re.compile(r"[<>*…{}$|=]")


def test_links_lead_somewhere(root: Path, document: Any) -> None:
    """Inside the project; an anchor is a heading of the file that it leads into."""
    for link in document.links:
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (document.file.parent / path).resolve() if path else document.file
        assert target.is_relative_to(root), link
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target.read_text(encoding="utf-8")), link


def test_files_are_where_they_are_said_to_be(known_paths: frozenset[str], document: Any) -> None:
    """A path that a document names ends the path of a file or folder of the project."""
    missing = [span for span in document.spans if _is_path(span) and not _is_known(span, known_paths)]
    assert missing == []


def test_commands_exist_with_their_options(document: Any) -> None:
    """Every `lz …` names a command of `lz`, and options that it takes."""
    for words in _command_lines(document):
        name, *rest = words
        if name.startswith("-"):
            assert name in {o for p in lz.params for o in p.opts} | {"--help"}, words
            continue
        assert name in COMMANDS, words
        command = lz.get_command(click.Context(lz), name)
        assert command
        if isinstance(command, click.Group) and rest:
            command = command.commands[rest[0]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= options, words


def test_targets_of_make_exist(root: Path, document: Any) -> None:
    """Every `make …` in code is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = "\n".join([*document.blocks, *document.spans])
    assert set(_TARGET.findall(code)) <= targets


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_path(span: str) -> bool:
    """Say whether a span names a file or folder of the project: no command, address, type or example."""
    if (
        " " in span
        or span in MADE
        or _PLACEHOLDER.search(span)
        or span.startswith(("~", "/", ".venv", "ai-landing-zone/"))
    ):
        return False
    return span.endswith((*SUFFIXES, "/")) or ("/" in span and not re.search(r"[:()]|^\d|\.0\b", span))


def _is_known(span: str, known: frozenset[str]) -> bool:
    wanted = "/" + span.removesuffix("/")
    return any(path.endswith(wanted) for path in known)


def _command_lines(document: Any) -> Iterator[list[str]]:
    for code in [*document.spans, *(line for block in document.blocks for line in block.splitlines())]:
        for match in _COMMAND.finditer(code.split("  #")[0]):
            yield match[1].split()
