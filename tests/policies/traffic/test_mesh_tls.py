"""K26: pods of a mesh take only traffic that both ends have signed."""

from typing import Any

from landing_zone_policies.traffic.mesh_tls import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _peers(namespace: str = "clinic", **spec: Any) -> dict[str, Any]:
    metadata = {"name": "p", "namespace": namespace}
    return {"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": metadata, "spec": spec}


def _sent(mode: Any) -> dict[str, Any]:
    spec = {"host": "h", "trafficPolicy": {"tls": {"mode": mode}}}
    return {"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "d"}, "spec": spec}


def _meshed(**labels: str) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "clinic", "labels": labels}}


INJECTED = _meshed(**{"istio-injection": "enabled"})
STRICT = {"mode": "STRICT"}
PASS = {
    "strict": _peers(mtls=STRICT),
    "inherited": _peers(mtls={"mode": "UNSET"}),
    "nothing said": _peers(),
    "sent encrypted": _sent("ISTIO_MUTUAL"),
    "outside the mesh": _meshed(),
    "strict namespace": [INJECTED, _peers(mtls=STRICT)],
    "strict mesh": [INJECTED, _peers("istio-system", mtls=STRICT)],
}
FAIL = {
    "either": _peers(mtls={"mode": "PERMISSIVE"}),
    "off": _peers(mtls={"mode": "DISABLE"}),
    "off at a port": _peers(mtls=STRICT, portLevelMtls={"8080": {"mode": "DISABLE"}}),
    "sent plain": _sent("DISABLE"),
    "nothing strict": [INJECTED],
    "strict for some pods": [INJECTED, _peers(mtls=STRICT, selector={"matchLabels": {"a": "b"}})],
    "strict elsewhere": [_meshed(**{"istio.io/dataplane-mode": "ambient"}), _peers("bank", mtls=STRICT)],
}
UNDETERMINED = {
    "mode": _peers(mtls={"mode": UNKNOWN}),
    "ports": _peers(mtls=STRICT, portLevelMtls=UNKNOWN),
    "sent": _sent(UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left open is inherited; a namespace of the mesh needs something strict to inherit."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
