"""K09: what else the Pod Security Standards close towards the node's kernel and files."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at, items, truth
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Pod
from landing_zone_policies.workload.judging import annotations, at_pod, contexts, each_pod, of_pod, undetermined

DOUBT = "the pod may reach its node's kernel"
VOLUMES = frozenset(
    [
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "image",
        "persistentVolumeClaim",
        "projected",
        "secret",
    ],
)
SYSCTLS = frozenset(
    {
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.tcp_wmem",
    }
)
"""Kernel parameters that belong to the pod alone."""
SELINUX_TYPES = frozenset({"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"})
APPARMOR_TYPES = frozenset({"RuntimeDefault", "Localhost"})
APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/"
APPARMOR_PROFILES = ("runtime/default", "localhost/")


def _pod(pod: Pod) -> Iterator[Violation]:
    for judge in (_proc_mount, _sysctls, _selinux, _apparmor, _apparmor_annotations, _host_process, _volumes):
        yield from judge(pod)


def _proc_mount(pod: Pod) -> Iterator[Violation]:
    for setting in contexts(pod, "procMount"):
        if setting.value is UNKNOWN:
            yield undetermined(setting.path, DOUBT)
        elif str(setting.value).lower() != "default":
            yield Violation(f"`{setting.path}` uncovers parts of /proc that the runtime covers")


def _sysctls(pod: Pod) -> Iterator[Violation]:
    held = of_pod(pod, "sysctls")
    if held.value is UNKNOWN:
        yield undetermined(held.path, DOUBT)
    for index, sysctl in enumerate(items(held.value)):
        name = at(sysctl, "name")
        if name is UNKNOWN:
            yield undetermined(f"{held.path}[{index}].name", DOUBT)
        elif name not in SYSCTLS:
            yield Violation(f"`{held.path}[{index}]` sets a kernel parameter that other pods of the node feel")


def _selinux(pod: Pod) -> Iterator[Violation]:
    for setting in contexts(pod, "seLinuxOptions", "type"):
        if setting.value is UNKNOWN:
            yield undetermined(setting.path, DOUBT)
        elif setting.value not in SELINUX_TYPES:
            yield Violation(f"`{setting.path}` is no type of containers")
    for part in ("user", "role"):
        for setting in contexts(pod, "seLinuxOptions", part):
            if setting.value is UNKNOWN:
                yield undetermined(setting.path, DOUBT)
            elif setting.value != "":
                yield Violation(f"`{setting.path}` is set")


def _apparmor(pod: Pod) -> Iterator[Violation]:
    for setting in contexts(pod, "appArmorProfile", "type"):
        if setting.value is UNKNOWN:
            yield undetermined(setting.path, DOUBT)
        elif setting.value not in APPARMOR_TYPES:
            yield Violation(f"`{setting.path}` turns AppArmor off")


def _apparmor_annotations(pod: Pod) -> Iterator[Violation]:
    if at(pod.metadata, "annotations") is UNKNOWN:
        yield undetermined("metadata.annotations", DOUBT)
    for name, profile in annotations(pod):
        if not name.startswith(APPARMOR_ANNOTATION):
            continue
        if profile is UNKNOWN:
            yield undetermined("an annotation for AppArmor", DOUBT)
        elif not _is_profile(profile):
            yield Violation("an annotation turns AppArmor off for a container")


def _is_profile(value: object) -> bool:
    return isinstance(value, str) and (value == "" or value.startswith(APPARMOR_PROFILES))


def _host_process(pod: Pod) -> Iterator[Violation]:
    for setting in contexts(pod, "windowsOptions", "hostProcess"):
        said = truth(setting.value)
        if said is UNKNOWN:
            yield undetermined(setting.path, DOUBT)
        elif said:
            yield Violation(f"`{setting.path}` is set: the container would run on the node itself")


def _volumes(pod: Pod) -> Iterator[Violation]:
    path, volumes = at_pod(pod, "volumes"), pod.spec.get("volumes")
    if volumes is UNKNOWN:
        yield undetermined(path, DOUBT)
    for index, volume in enumerate(items(volumes)):
        sources = {name for name, source in volume.items() if source is not None} if isinstance(volume, dict) else set()
        if volume is UNKNOWN:
            yield undetermined(f"{path}[{index}]", DOUBT)
        elif sources - VOLUMES - {"name"}:
            yield Violation(f"`{path}[{index}]` is of a type that reaches past the cluster's own storage")


CONTROL = Control(
    id="K09",
    name="kernel-surface",
    title="Pods keep to the Pod Security Standards in /proc, sysctls, SELinux, AppArmor, host processes and volumes",
    severity=Severity.MEDIUM,
    clauses=("PSS baseline", "PSS restricted"),
    fix="remove the field, or set it to what the Pod Security Standards allow",
    rule=each_pod(_pod, DOUBT),
)
