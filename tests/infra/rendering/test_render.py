"""What `lz render` writes."""

import json
from pathlib import Path

import pytest
import yaml

from landing_zone.config.document import Inputs
from landing_zone.infra.rendering.render import render
from landing_zone.placement.plan import Plan


@pytest.fixture
def out(inputs: Inputs, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rendered environment; a secret is there to be found."""
    monkeypatch.setenv("CLINIC_TOKEN", "canary-4711")
    render(inputs, plan, tmp_path / "out")
    return tmp_path / "out"


def test_objects_are_filed_by_cluster_kind_and_name(out: Path) -> None:
    """One file each; charts in a folder of their own."""
    assert (out / "clinic-site" / "inferenceservice-notes.yaml").is_file()
    assert (out / "us" / "inferenceservice-assistant.yaml").is_file()
    assert {f.stem for f in (out / "us" / "helm").iterdir()} == {
        "cert-manager",
        "gateway-helm",
        "gpu-operator",
        "kserve-crd",
        "kserve-resources",
    }
    assert json.loads((out / "resources.json").read_text(encoding="utf-8")) == []


def test_a_file_is_the_object(out: Path) -> None:
    """Readable by kubectl; whole numbers are whole."""
    service = yaml.safe_load((out / "clinic-site" / "inferenceservice-notes.yaml").read_text(encoding="utf-8"))
    assert (service["apiVersion"], service["kind"]) == ("serving.kserve.io/v1beta1", "InferenceService")
    assert service["spec"]["predictor"]["minReplicas"] == 2
    assert isinstance(service["spec"]["predictor"]["minReplicas"], int)


def test_a_release_names_chart_version_repository_and_values(out: Path) -> None:
    """All that `helm install` needs."""
    release = yaml.safe_load((out / "us" / "helm" / "kserve-resources.yaml").read_text(encoding="utf-8"))
    assert (release["chart"], release["repo"]) == ("kserve-resources", "oci://ghcr.io/kserve/charts")
    assert release["version"] == "v0.20.0"
    assert release["namespace"] == "kserve"
    assert release["values"]["kserve"]["controller"]["deploymentMode"] == "Standard"


def test_secrets_are_marks(out: Path) -> None:
    """No file holds one, and the object says that there is one."""
    texts = [f.read_text(encoding="utf-8") for f in out.rglob("*") if f.is_file()]
    assert not any("canary-4711" in text for text in texts)
    secret = yaml.safe_load((out / "clinic-site" / "secret-model-store.yaml").read_text(encoding="utf-8"))
    assert secret["stringData"] == {"HF_TOKEN": "[secret]"}


def test_objects_of_the_same_name_are_told_apart(inputs: Inputs, plan: Plan, tmp_path: Path) -> None:
    """With two tenants in a cluster, the namespace stands before the name."""
    moved = [d.model_copy(update={"cluster": "clinic-site", "pool": "h100"}) for d in plan.decisions[:2]]
    files = render(inputs, plan.model_copy(update={"decisions": tuple(moved)}), tmp_path / "two")
    names = {f.name for f in files}
    assert {"serviceaccount-clinic-model.yaml", "serviceaccount-shop-model.yaml"} <= names
    assert len(files) == len(set(files))


def test_the_same_plan_gives_the_same_bytes(inputs: Inputs, plan: Plan, out: Path, tmp_path: Path) -> None:
    """So that a rendered folder can be reviewed."""
    again = render(inputs, plan, tmp_path / "again")
    first = {f.relative_to(out): f.read_bytes() for f in out.rglob("*") if f.is_file()}
    assert {f.relative_to(tmp_path / "again"): f.read_bytes() for f in again} == first
