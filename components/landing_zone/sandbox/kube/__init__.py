"""A small asynchronous client of the Kubernetes API, for any kind.

May live here: how a kubeconfig becomes an authenticated connection, retries and time-outs, discovery of kinds, and the
four verbs on objects. May not live here: knowledge of single kinds, waiting for readiness, Pulumi.
"""

from landing_zone.sandbox.kube.client import Kube
from landing_zone.sandbox.kube.errors import KubeError, NoSuchKind, Unreachable

__all__ = ["Kube", "KubeError", "NoSuchKind", "Unreachable"]
