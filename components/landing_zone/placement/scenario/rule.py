"""A rule of a data class that changes."""

from dataclasses import dataclass
from typing import Any

from landing_zone.config.rule import Rule
from landing_zone.placement.scenario.fault import ScenarioFault, unknown
from landing_zone.placement.scenario.wording import name_and_value
from landing_zone.placement.scenario.world import World, edited

OPTION = "--rule"
ANY = "any"
"""Written for a list that should allow everything."""


@dataclass(frozen=True)
class DataRule:
    """One field of a data class with another value."""

    data_class: str
    field: str
    value: Any

    def __str__(self) -> str:
        told = ", ".join(self.value) if isinstance(self.value, tuple) else str(self.value).lower()
        return f"data class {self.data_class}: {self.field} {ANY if self.value is None else told or 'none'}"

    def applied(self, world: World) -> World:
        """Return a world with that rule."""
        rules = world.inputs.environment.value.data_classes
        changed = edited(rules[self.data_class], **{self.field: self.value})
        return world.with_environment(data_classes={**rules, self.data_class: changed})


def parse(text: str, world: World) -> DataRule:
    """Return the change written as `DATA_CLASS.FIELD=VALUE`.

    VALUE is a list (`EU,CH`), `true` or `false`, or `any` for a list that allows everything.
    """
    name, value = name_and_value(text, OPTION, "DATA_CLASS.FIELD=VALUE")
    data_class, _, field = name.partition(".")
    rules = world.inputs.environment.value.data_classes
    if data_class not in rules:
        raise unknown(OPTION, "data class", data_class, rules)
    if field not in Rule.model_fields:
        raise unknown(OPTION, "field of a data class", field, Rule.model_fields)
    change = DataRule(data_class, field, _value(field, value))
    change.applied(world)
    _check_clusters(change, world)
    return change


def _value(field: str, text: str) -> Any:
    if Rule.model_fields[field].annotation is bool:
        if text not in ("true", "false"):
            raise ScenarioFault(f"{OPTION}: `{field}` is `true` or `false`; write one of them")
        return text == "true"
    if text == ANY:
        return () if Rule.model_fields[field].default == () else None
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _check_clusters(change: DataRule, world: World) -> None:
    known = [cluster.name for cluster in world.inputs.environment.value.clusters]
    for name in change.value or () if change.field == "clusters" else ():
        if name not in known:
            raise unknown(OPTION, "cluster", name, known)
