"""The table agrees with the Go modules that it builds."""

import re
from pathlib import Path

import pytest

from landing_zone.engine.binaries.part import Part
from landing_zone.engine.binaries.table import PARTS

TOOLS = Path(__file__).parents[3] / "tools"
MAIN_MODULES = {
    "kubernetes": "k8s.io/kubernetes",
    "pulumi": "github.com/pulumi/pulumi/pkg/v3",
    "envoy-gateway": "github.com/envoyproxy/gateway",
    "kserve": "github.com/kserve/kserve",
    "kwok": "sigs.k8s.io/kwok",
    "etcd": "go.etcd.io/etcd/server/v3",
}
each_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)


def test_every_folder_of_tools_is_a_part() -> None:
    """No module is forgotten, and none is missing."""
    assert {folder.name for folder in TOOLS.iterdir()} == {part.name for part in PARTS}


def test_names_are_told_apart() -> None:
    """A program belongs to one part."""
    names = [binary.name for part in PARTS for binary in part.binaries]
    assert len(names) == len(set(names))


@each_part
def test_version_is_the_one_that_go_mod_pins(part: Part) -> None:
    """The version of the table and of go.mod are one."""
    pinned = re.search(
        rf"^\t{MAIN_MODULES[part.name]} v(\S+)", (TOOLS / part.name / "go.mod").read_text(), re.MULTILINE
    )
    assert pinned
    assert pinned[1] == ".".join(map(str, part.version))


@each_part
def test_every_package_is_a_tool_of_its_module(part: Part) -> None:
    """`go mod tidy` keeps what is built, because go.mod names it as a tool."""
    text = (TOOLS / part.name / "go.mod").read_text()
    tools = set(re.findall(r"^(?:tool |\t)([^(\s]+)$", text, re.MULTILINE))
    assert {binary.package for binary in part.binaries} == tools


@each_part
def test_stamps_releases_and_files_name_the_pinned_version(part: Part) -> None:
    """A version said twice is the same twice."""
    version = ".".join(map(str, part.version))
    urls = [binary.release.url for binary in part.binaries if binary.release]
    stamps = [value for symbol, value in part.symbols if symbol.endswith("ersion")]
    patterns = [pattern for files in part.files for pattern in files.patterns if "/v" in pattern]
    assert all(f"v{version}" in text for text in (*urls, *stamps, *patterns))


@each_part
def test_modules_of_shared_files_are_pinned(part: Part) -> None:
    """Files come from a version that go.sum holds the sum of."""
    sums = (TOOLS / part.name / "go.sum").read_text()
    assert all(re.search(rf"^{files.module} v\S+ h1:", sums, re.MULTILINE) for files in part.files)
