"""A rehearsal takes a real environment to the sandbox as it is."""

from pathlib import Path

import pytest
import yaml

from landing_zone.config.environment import Target
from landing_zone.config.load import load_environment
from landing_zone.config.rehearsal import rehearse, rehearsing


@pytest.fixture
def real(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose environment `prod` is that of `local`, but for real."""
    monkeypatch.setenv("LZ_SANDBOX", "")
    document = yaml.safe_load((root / "stacks" / "Pulumi.local.yaml").read_text())
    environment = document["config"]["ai-landing-zone:environment"]
    environment["target"] = "cloud"
    for cluster in environment["clusters"]:
        cluster["kubeconfig"] = {"env": "KUBECONFIG_CONTENT"}
    (tmp_path / "stacks").mkdir()
    (tmp_path / "stacks" / "Pulumi.prod.yaml").write_text(yaml.safe_dump(document))
    return tmp_path


def test_without_a_rehearsal_the_target_is_the_files(real: Path) -> None:
    """It is off by default."""
    assert not rehearsing()
    assert load_environment(real, "prod").value.target is Target.CLOUD


def test_in_a_rehearsal_only_the_target_differs(real: Path) -> None:
    """So that what is rehearsed is what will run."""
    wanted = load_environment(real, "prod").value
    rehearse()
    rehearsed = load_environment(real, "prod").value
    assert rehearsed.target is Target.SANDBOX
    assert rehearsed == wanted.model_copy(update={"target": Target.SANDBOX})
