"""How clusters and secrets are reached."""

from pathlib import Path
from typing import Any

import pytest

from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Target
from landing_zone.config.paths import Paths
from landing_zone.config.secret import SecretRef
from landing_zone.errors import InputError, LandingZoneError
from landing_zone.infra.access import EngineAccess, NoAccess


@pytest.fixture(autouse=True)
def _state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "state"))


def _cloud(inputs: Inputs, kubeconfig: SecretRef | None) -> Inputs:
    environment = inputs.environment.value
    cluster = environment.clusters[0].model_copy(update={"kubeconfig": kubeconfig})
    changed = environment.model_copy(update={"target": Target.CLOUD, "clusters": (cluster,)})
    document = Document(changed, inputs.environment.source)
    return Inputs(inputs.name, inputs.root, document, inputs.workloads)


def test_a_sandbox_that_is_down_is_named(inputs: Inputs) -> None:
    """One line with the command that starts it."""
    with pytest.raises(LandingZoneError, match=r"^the sandbox of test is not running: run `lz up test`"):
        EngineAccess(inputs).kubeconfig(inputs.environment.value.clusters[0])


def test_a_sandbox_gives_its_own_kubeconfig(inputs: Inputs) -> None:
    """Whatever the environment refers to."""
    file = Paths(inputs.root).kubeconfig("test", "clinic-site")
    file.parent.mkdir(parents=True)
    file.write_text("apiVersion: v1", encoding="utf-8")
    assert EngineAccess(inputs).kubeconfig(inputs.environment.value.clusters[0]) == str(file)


def test_a_cloud_cluster_without_kubeconfig_is_named(inputs: Inputs) -> None:
    """With file and line of the cluster."""
    cloud = _cloud(inputs, None)
    with pytest.raises(
        InputError, match=r"^stacks/Pulumi\.test\.yaml:7: clusters\.0\.kubeconfig: cluster `clinic-site`"
    ):
        EngineAccess(cloud).kubeconfig(cloud.environment.value.clusters[0])


def test_a_missing_secret_is_named_where_it_is_referred_to(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """With file, line, field and fix."""
    monkeypatch.delenv("NO_SUCH", raising=False)
    with pytest.raises(
        InputError, match=r"Pulumi\.test\.yaml:40: tenants\.0\.registry_secret: .* set the variable to the secret"
    ):
        EngineAccess(inputs).secret(SecretRef(env="NO_SUCH"), ("tenants", 0, "registry_secret"))


def test_no_access_reads_nothing(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark stands for every secret."""
    monkeypatch.setenv("TOKEN", "canary")
    access: Any = NoAccess()
    assert access.secret(SecretRef(env="TOKEN"), ()) == "[secret]"
    assert access.kubeconfig(inputs.environment.value.clusters[0]) == "[secret]"
