"""Values of the GPU Operator for a site."""

import pytest
import yaml

from landing_zone.infra.accelerators.gpu_operator import GpuOperatorArgs, values
from landing_zone.infra.chart_values import check_values

ARGS: GpuOperatorArgs = {
    "cluster": "site",
    "managed_image": False,
    "driver_owner": "operator",
    "time_slices": 1,
    "partitions": {},
    "taints": [],
    "charts": "",
}


@pytest.mark.parametrize(
    ("owner", "managed", "driver", "toolkit"),
    [
        ("operator", False, True, True),
        ("operator", True, True, True),
        ("host", False, False, True),
        ("host", True, False, False),
    ],
)
def test_who_brings_driver_and_toolkit(owner: str, managed: bool, driver: bool, toolkit: bool) -> None:
    """A host with a driver still needs the toolkit, unless it has a managed cluster's image."""
    result = values({**ARGS, "driver_owner": owner, "managed_image": managed})
    assert (result["driver"]["enabled"], result["toolkit"]["enabled"]) == (driver, toolkit)


def test_partitions_switch_the_mig_manager_on() -> None:
    """With the profiles that the pools use and no others."""
    config = values({**ARGS, "partitions": {"3g.40gb": 2}})["migManager"]["config"]
    assert set(yaml.safe_load(config["data"]["config.yaml"])["mig-configs"]) == {"all-disabled", "all-3g.40gb"}
    assert values(ARGS)["migManager"] == {"enabled": False}


def test_time_slices_are_the_default_configuration() -> None:
    """So that every node of the cluster shares its devices."""
    config = values({**ARGS, "time_slices": 4})["devicePlugin"]["config"]
    assert config["default"] in config["data"]


def test_its_own_pods_tolerate_the_pools_taints() -> None:
    """Driver, plugin and node discovery must run on tainted nodes."""
    result = values({**ARGS, "taints": [{"key": "team", "value": "a", "effect": "NoExecute"}]})
    keys = [t["key"] for t in result["daemonsets"]["tolerations"]]
    assert keys == ["nvidia.com/gpu", "team"]
    assert result["node-feature-discovery"]["worker"]["tolerations"] == result["daemonsets"]["tolerations"]


def test_the_chart_knows_every_value() -> None:
    """With everything switched on."""
    check_values("gpu-operator", values({**ARGS, "partitions": {"1g.10gb": 7}, "time_slices": 2}))
