"""The pack as the engine runs it: a process of its own, asked over gRPC."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime.proto import analyzer_pb2, analyzer_pb2_grpc
from pulumi_policy.proxy import UNKNOWN_OBJECT_VALUE

from landing_zone_policies.control import nothing
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.terms import of_environment

URN = "urn:pulumi:{}::ai-landing-zone::"
KUBERNETES = "pulumi:providers:kubernetes"
PRIVILEGED = {"spec": {"containers": [{"name": "c", "securityContext": {"privileged": True}}]}}
PATIENT = {
    "metadata": {"name": "m", "namespace": "clinic", "labels": {"ai-landing-zone/data-class": "patient"}},
    "spec": {"predictor": {"model": {"modelFormat": {"name": "vllm"}}}},
}


class Pack:
    """A running pack."""

    def __init__(self, root: Path, dry_run: bool | None, stack: str = "local") -> None:
        self.stack = stack
        environment = {
            "PULUMI_PROJECT": "ai-landing-zone",
            "PULUMI_STACK": stack,
            "PULUMI_DRY_RUN": str(dry_run).lower(),
        }
        environment = {} if dry_run is None else environment
        command = [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:0", str(root / "policies")]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.channel = grpc.insecure_channel(f"127.0.0.1:{self.process.stdout.readline().strip()}")
        self.stub = analyzer_pb2_grpc.AnalyzerStub(self.channel)

    def analyze(self, type_: str, props: dict[str, Any], cluster: str = "hospital") -> list[Any]:
        """Ask about one resource."""
        properties = struct_pb2.Struct()
        properties.update(props)
        provider = analyzer_pb2.AnalyzerProviderResource(type=KUBERNETES, urn="urn:provider", name=cluster)
        request = analyzer_pb2.AnalyzeRequest(
            type=type_, properties=properties, urn=f"{URN.format(self.stack)}{type_}::r", name="r", provider=provider
        )
        return list(self.stub.Analyze(request, timeout=30).diagnostics)

    def close(self) -> None:
        """End it."""
        self.channel.close()
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def preview(root: Path) -> Iterator[Pack]:
    """The pack of a preview."""
    pack = Pack(root, dry_run=True)
    yield pack
    pack.close()


def _of(control: str, found: list[Any]) -> list[Any]:
    return [diagnostic for diagnostic in found if diagnostic.policyName.startswith(f"{control}-")]


def test_every_control_of_the_profile_is_a_policy_at_its_level(preview: Pack, root: Path) -> None:
    """The engine learns names and levels; what is not known yet and what is exempt is told by one policy beside."""
    info = preview.stub.GetAnalyzerInfo(empty_pb2.Empty(), timeout=30)
    levels = {p.name: p.enforcementLevel for p in info.policies if not p.name.endswith("-together")}
    assert levels["k01-no-privileged-containers"] == analyzer_pb2.MANDATORY
    assert levels.pop("undetermined-or-exempt") == analyzer_pb2.ADVISORY
    asked = of_environment(root, "local").controls
    assert set(levels) == {f"{c.id.lower()}-{c.name}" for c in asked if c.rule is not nothing}
    assert {c.id for c in asked} < {c.id for c in CONTROLS}


def test_a_privileged_pod_is_blocked(preview: Pack) -> None:
    """At preview, before anything exists."""
    (found,) = _of("k01", preview.analyze("kubernetes:core/v1:Pod", PRIVILEGED))
    assert found.enforcementLevel == analyzer_pb2.MANDATORY
    assert "K01: `spec.containers[0].securityContext.privileged` is set" in found.message


def test_a_residency_violation_is_blocked(preview: Pack) -> None:
    """By the environment's own file; the message names the owner."""
    kind = "kubernetes:serving.kserve.io/v1beta1:InferenceService"
    assert _of("g01", preview.analyze(kind, PATIENT, "hospital")) == []
    found = _of("g01", preview.analyze(kind, PATIENT, "us-east"))
    assert {d.enforcementLevel for d in found} == {analyzer_pb2.MANDATORY}
    assert "may not leave hospital; this is cluster `us-east`" in found[0].message
    assert "Owner: ai-platform@clinic.example." in found[0].message


def test_an_unknown_value_is_told_at_preview(preview: Pack) -> None:
    """As advice: the engine asks again when it is known."""
    found = preview.analyze("kubernetes:core/v1:Pod", {"spec": UNKNOWN_OBJECT_VALUE})
    assert found
    assert {d.enforcementLevel for d in found} == {analyzer_pb2.ADVISORY}
    assert all("undetermined: " in d.message for d in found)


def test_an_unknown_value_blocks_the_change_itself(root: Path) -> None:
    """Nothing may be unknown by then."""
    pack = Pack(root, dry_run=False)
    try:
        found = pack.analyze("kubernetes:core/v1:Pod", {"spec": UNKNOWN_OBJECT_VALUE})
    finally:
        pack.close()
    assert {d.enforcementLevel for d in found} == {analyzer_pb2.MANDATORY}


def test_without_an_environment_nothing_passes(root: Path) -> None:
    """A stack without a file fails, with the reason."""
    pack = Pack(root, dry_run=True, stack="no-such-stack")
    try:
        found = pack.analyze("kubernetes:core/v1:Pod", {"spec": {}})
    finally:
        pack.close()
    assert {d.enforcementLevel for d in found} == {analyzer_pb2.MANDATORY}
    assert all("nothing can be judged without the environment" in d.message for d in found)


def test_a_secret_never_reaches_a_message(preview: Pack) -> None:
    """Wherever in the object it is; the SDK hands it over in clear."""
    canary = "canary-4711"
    container = {
        "name": canary,
        "env": [{"name": "T", "value": canary}],
        "securityContext": {"privileged": canary},
        "resources": {"requests": {"nvidia.com/gpu": canary}},
    }
    metadata = {
        "labels": {"ai-landing-zone/data-class": canary},
        "annotations": {"ai-landing-zone/owner": canary},
        "namespace": canary,
    }
    spec = {"containers": [container], "nodeSelector": {"ai-landing-zone/pool": canary}}
    found = preview.analyze("kubernetes:core/v1:Pod", {"metadata": metadata, "spec": spec})
    assert len(found) >= 3
    assert not any(canary in d.message for d in found)


def test_the_engine_s_call_says_stack_and_phase(root: Path) -> None:
    """Where it sets no variables: the controls are the stack's, and what is unknown is advice at preview alone."""
    for dry_run, level in ((True, analyzer_pb2.ADVISORY), (False, analyzer_pb2.MANDATORY)):
        pack = Pack(root, dry_run=None)
        try:
            names = {"project": "ai-landing-zone", "stack": "local"}
            pack.stub.ConfigureStack(analyzer_pb2.AnalyzerStackConfigureRequest(**names, dry_run=dry_run), timeout=30)
            asked = {p.name for p in pack.stub.GetAnalyzerInfo(empty_pb2.Empty(), timeout=30).policies}
            found = pack.analyze("kubernetes:core/v1:Pod", {"spec": UNKNOWN_OBJECT_VALUE})
        finally:
            pack.close()
        assert {d.enforcementLevel for d in found} == {level}
        assert not any(name.startswith("k10-") for name in asked)
