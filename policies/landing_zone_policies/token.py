"""Type tokens in one spelling.

Providers spell one type in several ways: with and without a version (`azure-native:storage/v20230101:StorageAccount`),
under the group's old name (`kubernetes:extensions/v1beta1:Ingress`), as a patch (`DeploymentPatch`), with a suffix of
the provider's own history (`BucketV2`). A rule asks for one of them and means all.
"""

import re
from dataclasses import dataclass
from functools import cache

KUBERNETES_GROUPS = {
    "Ingress": "networking.k8s.io",
    "NetworkPolicy": "networking.k8s.io",
    "PodSecurityPolicy": "policy",
}
"""Where kinds of the group `extensions` went; all others went to `apps`."""
MODULES = {
    "azure-native": {
        "documentdb": "cosmosdb",
        "cache": "redis",
        "insights": "monitor",
        "operationsmanagement": "operationalinsights",
    },
    "aws": {
        "alb": "lb",
        "applicationloadbalancing": "lb",
        "elasticloadbalancingv2": "lb",
        "elasticloadbalancing": "elb",
    },
}
"""Older names of modules, by package."""
_HISTORY = re.compile(r"[Vv]2$")


@dataclass(frozen=True)
class Token:
    """Package, module (the group of a Kubernetes kind) and kind."""

    package: str
    module: str
    kind: str


@cache
def parse_token(text: str) -> Token:
    """Return a token in one spelling; what is no token becomes a kind without package."""
    parts = text.split(":")
    if len(parts) != 3:
        return Token("", "", text)
    package, module, kind = parts[0], parts[1].split("/")[0], parts[2]
    if package == "kubernetes":
        return _kubernetes(module, kind)
    if package == "aws" and module == "s3":
        kind = _HISTORY.sub("", kind)
    return Token(package, MODULES.get(package, {}).get(module, module), kind)


def _kubernetes(group: str, kind: str) -> Token:
    kind = kind.removesuffix("Patch") or kind
    if group == "extensions":
        group = KUBERNETES_GROUPS.get(kind, "apps")
    return Token("kubernetes", group, kind)
