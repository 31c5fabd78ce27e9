"""What resources are judged by: controls at their levels, the environment, exemptions and the day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_environment
from landing_zone.config.paths import Paths
from landing_zone_policies.control import Control
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.exemption import FILE, Exemption, Outcome, exempt, load_exemptions
from landing_zone_policies.finding import judge_all
from landing_zone_policies.profile import EVERYTHING, load_profile, select, tailored
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE, Scene, scene_of


@dataclass(frozen=True)
class Terms:
    """All that a verdict depends on beside the resources."""

    controls: tuple[Control, ...]
    scene: Scene
    exemptions: tuple[Exemption, ...]
    today: date

    def judge(self, resources: Sequence[Resource]) -> Outcome:
        """Return what is found in resources, in a fixed order, and the exemptions that were not needed."""
        return exempt(judge_all(self.controls, resources, self.scene), self.exemptions, self.today)


def without_environment(profile: str | None, exemptions: Path | None) -> Terms:
    """Return the terms for resources of no environment: those of a profile, else every control as mandatory.

    Raises:
        InputError: the file of exemptions is wrong.
    """
    chosen = load_profile(profile) if profile else EVERYTHING
    scene = replace(NOWHERE, settings=chosen.parameters)
    return Terms(select(CONTROLS, chosen), scene, _exemptions(exemptions), _today())


def of_environment(root: Path, name: str, profile: str | None = None, exemptions: Path | None = None) -> Terms:
    """Return the terms of an environment of the project at ``root``.

    Args:
        root: the project.
        name: the environment.
        profile: instead of the one that the environment names.
        exemptions: instead of the project's own file, which need not exist.

    Raises:
        InputError: the stack's file, what it sets for controls, or the exemptions are wrong.
    """
    environment = load_environment(root, name).value
    policies = environment.policies
    chosen = tailored(load_profile(profile or policies.profile), policies, CONTROLS)
    scene = replace(scene_of(name, environment, load_catalog(Paths(root).catalog)), settings=chosen.parameters)
    own = root / FILE
    found = _exemptions(exemptions or (own if own.exists() else None), root)
    return Terms(select(CONTROLS, chosen), scene, found, _today())


def _exemptions(file: Path | None, root: Path | None = None) -> tuple[Exemption, ...]:
    """Return the exemptions of a file; one that was named may lie anywhere."""
    if file is None:
        return ()
    inside = root is not None and file.is_relative_to(root)
    return load_exemptions(file, root if root and inside else file.parent, CONTROLS)


def _today() -> date:
    return datetime.now(tz=UTC).date()
