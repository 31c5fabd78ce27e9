"""K20: every namespace enforces the strictest Pod Security Standard."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

LABEL = "pod-security.kubernetes.io/enforce"
RESTRICTED = "restricted"
ALLOWED = Parameter(
    control="K20",
    name="privileged_namespaces",
    default=["kube-system", "gpu-operator"],
    about="namespaces whose pods need more rights, such as those of device drivers",
)


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the label of a namespace that is not on the list."""
    if not is_type(resource, "kubernetes:core/v1:Namespace") or resource.name in scene.value(ALLOWED):
        return
    level = at(resource.props, "metadata", "labels", LABEL)
    if level is UNKNOWN:
        yield Violation(f"its label `{LABEL}` is not known yet", Verdict.UNDETERMINED)
    elif level is None:
        yield Violation(f"it has no label `{LABEL}`, so any pod may run in it")
    elif level != RESTRICTED:
        yield Violation(f"its label `{LABEL}` is not `{RESTRICTED}`")


CONTROL = Control(
    id="K20",
    name="pod-security-level",
    title="Every namespace enforces the restricted Pod Security Standard",
    severity=Severity.HIGH,
    clauses=("PSS", "CIS 4.2"),
    fix=f"set the label {LABEL}={RESTRICTED}, or put the namespace on the list in parameter `privileged_namespaces`",
    rule=rule,
    parameters=(ALLOWED,),
)
