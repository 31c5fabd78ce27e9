"""Guides tell what plans and components say, and are short enough to be read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from landing_zone.catalog.load import load_catalog
from landing_zone.config.environment import Environment

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs/guides").glob("*.md"))
_COST = re.compile(r"\*\*USD an hour: ([\d.]+)\*\*")
_SAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
PLANS = {"aws": ("aws-dev", "dev"), "on-prem": ("global-prod", "stuttgart")}
"""Environment and cluster whose committed plan a guide tells the cost of."""


@pytest.fixture(params=GUIDES, ids=lambda guide: guide.stem)
def guide(request: pytest.FixtureRequest) -> Any:
    """Each guide in turn."""
    return request.param


def test_a_guide_is_short(guide: Path) -> None:
    """Less than ninety lines."""
    assert len(guide.read_text(encoding="utf-8").splitlines()) < 90


def test_a_guide_tells_the_cost_of_the_plan(guide: Path) -> None:
    """That of the committed plan, or of one node of each pool of its own sample at list prices, to the cent."""
    text = guide.read_text(encoding="utf-8")
    (told,) = _COST.findall(text)
    cost = _planned(*PLANS[guide.stem]) if guide.stem in PLANS else _listed(text)
    assert float(told) == pytest.approx(cost, abs=0.006)


def test_plugins_are_those_that_are_locked(guide: Path) -> None:
    """A plugin and its SDK have one version."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    installed = re.findall(r"plugin install resource ([\w-]+) ([\d.]+)", guide.read_text(encoding="utf-8"))
    assert installed
    assert [
        f"pulumi-{name}=={version}" for name, version in installed if f"pulumi-{name}=={version} " not in lock
    ] == []


def _planned(environment: str, cluster: str) -> float:
    plan = json.loads((ROOT / f"stacks/plans/{environment}.json").read_text(encoding="utf-8"))
    return sum(float(use["cost_usd_per_hour"]) for use in plan["pools"] if use["cluster"] == cluster)


def _listed(text: str) -> float:
    """Return the price of the sample, which is an environment."""
    (sample,) = _SAMPLE.findall(text)
    environment = Environment.model_validate(yaml.safe_load(sample)["config"]["ai-landing-zone:environment"])
    (cluster,) = environment.clusters
    types = [pool.instance_type or "" for pool in cluster.pools]
    offers = load_catalog().offers
    prices = [offers[cluster.site.value, cluster.region, kind].on_demand_usd_per_hour for kind in types]
    return sum(price or 0 for price in prices)
