"""Namespaces of the platform's parts."""

from typing import Any

from landing_zone.infra.tenancy.platform_namespaces import LEVELS, PlatformNamespaces
from landing_zone.infra.versions import CHARTS


def test_every_chart_has_its_namespace() -> None:
    """With the level that it needs."""
    assert {chart.namespace for chart in CHARTS.values()} == set(LEVELS)


def test_only_the_gpu_operator_may_run_privileged_pods(registered: Any) -> None:
    """It loads kernel modules; nothing else does."""
    args = {"cluster": "site", "namespaces": list(LEVELS)}
    made = [r.inputs["metadata"] for r in registered(lambda: PlatformNamespaces("n", args)) if r.custom]
    levels = {m["name"]: m["labels"]["pod-security.kubernetes.io/enforce"] for m in made}
    assert [name for name, level in levels.items() if level != "restricted"] == ["gpu-operator"]
