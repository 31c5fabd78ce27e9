"""One form for what comes in many: marks of unknown values and secrets, wrappers, and a cloud's nesting of inputs."""

from collections.abc import Mapping
from typing import Any

from landing_zone_policies.resource import Options, Origin, Provider, Resource
from landing_zone_policies.token import parse_token
from landing_zone_policies.unknown import SECRET, UNKNOWN, OpenMapping

UNKNOWN_MARKS = frozenset(
    {
        "[known after the update]",
        "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    }
)
"""What the engine writes for a value that is not known yet: a text, switch, number, list, asset, archive, mapping."""
SIGNATURE = "4dabf18193072939515e22adb298388d"
"""Key by which the engine marks a mapping that stands for something else."""
STANDS_FOR = {"1b47061264138c4ac30d75fd1eb44270": "secret", "d0e6a833031e9bbcd3f4e8bde6ca49a4": "output"}
"""What it stands for."""
HIDDEN_TEXT = "[secret]"
KUBERNETES_PROVIDER = "pulumi:providers:kubernetes"


def make_resource(
    id: str,
    type: str,
    props: Mapping[str, Any],
    *,
    opts: Options | None = None,
    cluster: str | None = None,
    origin: Origin | None = None,
) -> Resource:
    """Return a resource in the form that rules are written for; props are as a file or the wire has them."""
    opts = opts or Options()
    type, found = _unwrapped(type, settled(dict(props)))
    return Resource(id, type, _lifted(type, found), cluster or cluster_of(opts.provider), opts, origin)


def settled(value: Any) -> Any:
    """Return the value with marks in place of what is unknown or secret, and whole numbers as integers."""
    if isinstance(value, dict):
        return _settled_mapping(value)
    if isinstance(value, list):
        return [settled(item) for item in value]
    if isinstance(value, str):
        return UNKNOWN if value in UNKNOWN_MARKS else SECRET if value == HIDDEN_TEXT else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _settled_mapping(value: dict[Any, Any]) -> Any:
    meant = STANDS_FOR.get(str(value.get(SIGNATURE)))
    if meant == "secret":
        return SECRET
    if meant == "output":
        return settled(value["value"]) if "value" in value else UNKNOWN
    return {str(key): settled(item) for key, item in value.items()}


def object_type(value: Mapping[str, Any]) -> str:
    """Return the type of a Kubernetes object (`apps/v1`, `Deployment` → `kubernetes:apps/v1:Deployment`)."""
    version = str(value.get("apiVersion", ""))
    return f"kubernetes:{version if '/' in version else f'core/{version}'}:{value.get('kind', '')}"


def cluster_of(provider: Provider | None) -> str | None:
    """Return the cluster that a provider is named after."""
    is_explicit = provider is not None and provider.type == KUBERNETES_PROVIDER and not provider.is_default
    return provider.name if provider and is_explicit else None


def parse_provider(reference: str, props: Mapping[str, Any] | None = None) -> Provider:
    """Return the provider that a reference (`<URN>::<id>`), an URN or a plain name means."""
    parts = reference.split("::")
    if len(parts) < 4:
        return Provider("", reference, settled(dict(props or {})))
    return Provider(parts[2].rpartition("$")[2], parts[3], settled(dict(props or {})))


def _unwrapped(type: str, props: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return what an admission review asks about in its place."""
    if parse_token(type).kind != "AdmissionReview":
        return type, props
    request = props.get("request")
    held = request.get("object") if isinstance(request, dict) else None
    return (object_type(held), held) if isinstance(held, dict) else (type, props)


def _lifted(type: str, props: dict[str, Any]) -> dict[str, Any]:
    """Return an Azure resource with what is below `properties` at the top, too, where most types have it."""
    if parse_token(type).package != "azure-native" or "properties" not in props:
        return props
    below = props["properties"]
    return OpenMapping(props) if below is UNKNOWN else {**below, **props} if isinstance(below, dict) else props
