"""KServe's ConfigMap out of the chart's template."""

import json
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.parts.kserve_config import configuration, render
from landing_zone.sandbox.parts.values import chart_values, merged

VALUES: dict[str, Any] = {
    "version": "v1",
    "agent": {"image": "kserve/agent", "tag": ""},
    "on": True,
    "none": [],
    "domains": ["a.internal", "b.internal"],
}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ('"{{ .Values.agent.image }}:{{ .Values.agent.tag | default .Values.version }}"', '"kserve/agent:v1"'),
        ("{{ .Values.on }} {{ .Values.none }}", "true []"),
        ('"{{ .Values.missing }}"', '""'),
        (
            "[{{- range $i, $d := .Values.domains }} {{ $d | quote }} {{ if ne $i 1 }}, {{ end }}\n {{- end}}]",
            '["a.internal", "b.internal"]',
        ),
    ],
)
def test_the_forms_of_the_template_are_filled_in(template: str, text: str) -> None:
    """A value, a default, Go's printing of booleans and lists, a range."""
    assert render(template, VALUES) == text


def test_any_other_form_is_an_error() -> None:
    """A newer chart is not rendered wrongly in silence."""
    with pytest.raises(SandboxError, match=r"can't render: \{\{ \.Values\.on \| quote \}\}"):
        render("{{ .Values.on | quote }}", VALUES)


@pytest.mark.integration
def test_the_chart_of_the_pinned_version_is_rendered(shared_files: dict[str, Path]) -> None:
    """Each entry is JSON, holds the release's values, and has the chart's defaults elsewhere."""
    chart = shared_files["kserve"] / "charts" / "kserve-resources"
    gateway = {"domain": "models.internal", "additionalIngressDomains": ["x.internal"]}
    given = {"kserve": {"controller": {"deploymentMode": "Standard", "gateway": gateway}}}
    config = configuration(chart, chart_values(chart / "values.yaml", given), "serving")
    data = {key: json.loads(text) for key, text in config["data"].items()}
    assert config["metadata"]["namespace"] == "serving"
    assert data["deploy"] == {"defaultDeploymentMode": "Standard"}
    assert data["ingress"]["ingressDomain"] == "models.internal"
    assert data["ingress"]["additionalIngressDomains"] == ["x.internal"]
    assert data["ingress"]["domainTemplate"] == "{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}"
    assert data["storageInitializer"]["image"] == "kserve/storage-initializer:v0.20.0"
    assert "_example" not in data


@pytest.mark.integration
def test_values_that_break_the_configuration_are_refused(shared_files: dict[str, Path]) -> None:
    """The controller would end at its start; the error names the entry."""
    chart = shared_files["kserve"] / "charts" / "kserve-resources"
    values = chart_values(chart / "values.yaml", {})
    broken = merged(values, {"kserve": {"controller": {"gateway": {"domain": 'a"b'}}}})
    with pytest.raises(SandboxError, match="invalid entry 'ingress'"):
        configuration(chart, broken, "kserve")
