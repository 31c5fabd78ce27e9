"""Resources one a line: `{"id", "type", "props", "opts"?}` in JSON, types as Pulumi's tokens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from landing_zone_policies.look import truth
from landing_zone_policies.normalize import make_resource, parse_provider, settled
from landing_zone_policies.resource import Options, Origin, Provider, Resource
from landing_zone_policies.sources.text import parse_json, read_source, refused

FIELDS = (("id", str, "a text"), ("type", str, "a text"), ("props", dict, "a mapping"))


def read_lines(file: Path) -> list[Resource]:
    """Return the resources of a file, in its order; empty lines are passed over.

    Raises:
        InputError: a line is no resource.
    """
    return list(_resources(file))


def _resources(file: Path) -> Iterator[Resource]:
    for number, line in enumerate(read_source(file).split("\n"), start=1):
        if line.strip():
            yield _resource(parse_json(line, file, number), file, number)


def _resource(value: Any, file: Path, line: int) -> Resource:
    if not isinstance(value, dict):
        raise refused(file, line, "", "is not a resource", 'write {"id", "type", "props"}')
    for field, kind, words in FIELDS:
        if not isinstance(value.get(field), kind):
            raise refused(
                file, line, field, "is missing" if field not in value else "has another type", f"give {words}"
            )
    opts = value.get("opts") or {}
    if not isinstance(opts, dict):
        raise refused(file, line, "opts", "has another type", "give a mapping")
    origin = Origin(file, line)
    return make_resource(value["id"], value["type"], value["props"], opts=options(settled(opts)), origin=origin)


def options(opts: dict[str, Any]) -> Options:
    """Return options as a program or a state file spells them."""
    return Options(
        protect=truth(opts.get("protect")),
        retain_on_delete=truth(opts.get("retainOnDelete")),
        provider=_provider(opts.get("provider")),
        version=opts["version"] if isinstance(opts.get("version"), str) else None,
    )


def _provider(value: Any) -> Provider | None:
    """Return a provider that is given by name, by URN, or as a mapping with type, name and props."""
    if isinstance(value, str):
        return parse_provider(value)
    if isinstance(value, dict):
        props = value.get("props")
        given = props if isinstance(props, dict) else {}
        return Provider(str(value.get("type", "")), str(value.get("name", "")), given)
    return None
