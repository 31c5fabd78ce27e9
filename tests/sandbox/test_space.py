"""New clusters get namespaces, the host where those are refused, or what the user forces."""

from pathlib import Path

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox import space
from landing_zone.sandbox.host_space import HostSpace
from landing_zone.sandbox.namespace import Namespace
from landing_zone.sandbox.space import VARIABLE, Choice, Kind, choose


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without the tools that make namespaces."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_namespaces_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they can be made."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert choose() == Choice(Kind.NAMESPACE)


@pytest.mark.usefixtures("refused")
def test_the_host_is_the_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what refused the namespaces."""
    monkeypatch.delenv(VARIABLE, raising=False)
    choice = choose()
    assert choice.kind is Kind.HOST
    assert "`unshare` is not installed" in choice.reason


def test_the_host_can_be_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says that it is."""
    monkeypatch.setenv(VARIABLE, "host")
    assert choose() == Choice(Kind.HOST, "LZ_SANDBOX_SPACE is host")


@pytest.mark.usefixtures("refused")
def test_forced_namespaces_are_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error, with the fix."""
    monkeypatch.setenv(VARIABLE, "namespace")
    with pytest.raises(SandboxError, match=r"namespaces are refused .*; allow them: sysctl"):
        choose()


def test_an_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds are named."""
    monkeypatch.setenv(VARIABLE, "docker")
    with pytest.raises(SandboxError, match="'docker'; set it to namespace or host"):
        choose()


def test_a_space_is_found_again_by_its_kind(tmp_path: Path) -> None:
    """As the cluster's record has it."""
    assert space.existing("host", tmp_path, 1, "m") == HostSpace.of(tmp_path, 1)
    assert space.existing("namespace", tmp_path, 1, "m") == Namespace(1, "m")
