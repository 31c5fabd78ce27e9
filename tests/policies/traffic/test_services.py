"""K24: no service is open to the world past the gateway."""

from typing import Any

from landing_zone_policies.traffic.services import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _service(annotations: Any = None, **spec: Any) -> dict[str, Any]:
    metadata = {"name": "s", "annotations": annotations}
    return {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": {"ports": [{"port": 80}], **spec}}


PASS = {
    "nothing said": _service(),
    "inside": _service(type="ClusterIP", externalIPs=[]),
    "internal on AWS": _service(
        {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal"}, type="LoadBalancer"
    ),
    "internal on Azure": _service(
        {"service.beta.kubernetes.io/azure-load-balancer-internal": True}, type="LoadBalancer"
    ),
    "internal on Google": _service({"networking.gke.io/load-balancer-type": "Internal"}, type="LoadBalancer"),
}
FAIL = {
    "node port": _service(type="NodePort"),
    "load balancer": _service(type="LoadBalancer"),
    "said to be public": _service(
        {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"}, type="LoadBalancer"
    ),
    "addresses of others": _service(externalIPs=["203.0.113.7"]),
}
UNDETERMINED = {
    "type": _service(type=UNKNOWN),
    "annotations": _service(UNKNOWN, type="LoadBalancer"),
    "addresses": _service(externalIPs=UNKNOWN),
    "service": {"apiVersion": "v1", "kind": "Service", "metadata": {}, "spec": UNKNOWN},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """An annotation may keep a load balancer internal."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
