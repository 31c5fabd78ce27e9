"""Who may be anonymous, by the file that takes the place of `--anonymous-auth`."""

from typing import Any

import yaml

from landing_zone_policies.look import at, items
from landing_zone_policies.unknown import UNKNOWN

FLAG = "authentication-config"
HARMLESS = frozenset({"/livez", "/readyz", "/healthz", "/api/v1/namespaces/kube-public/configmaps/cluster-info"})
"""What probes ask, and nodes that join: kubeadm needs both without a name."""


def anonymous_auth(file: Any, files: Any) -> Any:
    """Return `false` if the configuration at path ``file`` lets nobody without a name beyond that, else `true`.

    ``files`` are those that kubeadm is given; UNKNOWN if the configuration is not among them, or can't be seen.
    """
    contents = [at(entry, "content") for entry in items(files) if at(entry, "path") == file]
    if not contents or not isinstance(contents[0], str):
        return UNKNOWN
    try:
        anonymous = at(yaml.safe_load(contents[0]), "anonymous")
    except yaml.YAMLError:
        return UNKNOWN
    return "false" if _is_harmless(anonymous) else "true"


def _is_harmless(anonymous: Any) -> bool:
    """Without conditions all paths are open; left out, anonymous users are let in."""
    if at(anonymous, "enabled") is False:
        return True
    paths = [at(condition, "path") for condition in items(at(anonymous, "conditions"))]
    return bool(paths) and HARMLESS.issuperset(paths)
