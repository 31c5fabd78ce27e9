"""K09: what else the Pod Security Standards close towards the node's kernel and files."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.kernel_surface import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


def _sysctl(name: Any) -> dict[str, Any]:
    return _pod(securityContext={"sysctls": [{"name": name, "value": "1"}]})


def _profile(value: Any) -> dict[str, Any]:
    annotations = {"container.apparmor.security.beta.kubernetes.io/c": value}
    return {**_pod(), "metadata": {"annotations": annotations}}


PASS = {
    "nothing said": _pod(),
    "/proc": _pod({"procMount": "Default"}),
    "sysctl": _sysctl("net.ipv4.ip_unprivileged_port_start"),
    "selinux": _pod({"seLinuxOptions": {"type": "container_t", "level": "s0"}}),
    "apparmor": _pod({"appArmorProfile": {"type": "RuntimeDefault"}}),
    "apparmor annotation": _profile("localhost/mine"),
    "windows": _pod({"windowsOptions": {"hostProcess": False}}),
    "volumes": _pod(
        volumes=[{"name": "a", "projected": {}}, {"name": "b", "emptyDir": {}}, {"name": "c", "nfs": None}]
    ),
}
FAIL = {
    "open /proc": _pod({"procMount": "Unmasked"}),
    "open sysctl": _sysctl("kernel.msgmax"),
    "selinux type": _pod(securityContext={"seLinuxOptions": {"type": "spc_t"}}),
    "selinux user": _pod({"seLinuxOptions": {"user": "system_u"}}),
    "selinux role": _pod({"seLinuxOptions": {"role": "sysadm_r"}}),
    "no apparmor": _pod({"appArmorProfile": {"type": "Unconfined"}}),
    "no apparmor by annotation": _profile("unconfined"),
    "windows host process": _pod(securityContext={"windowsOptions": {"hostProcess": True}}),
    "volume of the network": _pod(volumes=[{"name": "a", "nfs": {"server": "s", "path": "/"}}]),
}
UNDETERMINED = {
    "open /proc": _pod({"procMount": UNKNOWN}),
    "sysctls": _pod(securityContext={"sysctls": UNKNOWN}),
    "sysctl": _sysctl(UNKNOWN),
    "selinux": _pod({"seLinuxOptions": UNKNOWN}),
    "apparmor": _pod({"appArmorProfile": {"type": UNKNOWN}}),
    "annotation": _profile(UNKNOWN),
    "host process": _pod({"windowsOptions": {"hostProcess": UNKNOWN}}),
    "volumes": _pod(volumes=UNKNOWN),
    "volume": _pod(volumes=[UNKNOWN]),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """One example for every field, of pods and of containers."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
