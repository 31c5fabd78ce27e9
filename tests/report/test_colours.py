"""One colour for each cluster and each endpoint in use."""

from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.colours import site_colours


def test_clusters_keep_their_colours_beside_endpoints(plan: Plan, managed_plan: Plan, managed_inputs: Inputs) -> None:
    """An endpoint gets one where it serves something, and takes none from a cluster."""
    clusters, every = site_colours(plan, managed_inputs), site_colours(managed_plan, managed_inputs)
    assert list(every) == ["clinic", "cloud", "gpt"]
    assert clusters == {name: every[name] for name in ("clinic", "cloud")}
    assert len(set(every.values())) == 3
