"""Helm releases: the one function that every chart goes through."""

from collections.abc import Mapping
from typing import Any

import pulumi
from pulumi_kubernetes.helm.v3 import Release, RepositoryOptsArgs

from landing_zone.infra.chart_values import check_values
from landing_zone.infra.versions import CHARTS, Chart

TIMEOUT_SECONDS = 900


def release(
    name: str,
    chart: str,
    values: Mapping[str, Any],
    opts: pulumi.ResourceOptions,
    mirror: str,
) -> Release:
    """Install ``chart`` of the tested set under its own name, and wait until its objects are ready.

    ``mirror`` is a directory with `<chart>-<version>.tgz` files, or an `oci://` folder, that holds the same charts;
    empty = the projects' own repositories.

    Raises:
        InputError: a value is unknown to the chart.
    """
    check_values(chart, values)
    pinned = CHARTS[chart]
    return Release(
        name,
        name=pinned.name,
        namespace=pinned.namespace,
        version=pinned.version,
        **_source(pinned, mirror),
        values=values,
        create_namespace=False,
        skip_await=False,
        cleanup_on_fail=True,
        max_history=3,
        timeout=TIMEOUT_SECONDS,
        opts=opts,
    )


def _source(chart: Chart, mirror: str) -> dict[str, Any]:
    place = mirror or chart.repository
    if place.startswith("oci://"):
        return {"chart": f"{place.rstrip('/')}/{chart.name}"}
    if mirror:
        return {"chart": f"{place.rstrip('/')}/{chart.name}-{chart.version}.tgz"}
    return {"chart": chart.name, "repository_opts": RepositoryOptsArgs(repo=place)}
