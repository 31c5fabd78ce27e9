"""Labels and annotations that objects of the landing zone carry, and the metadata that every object gets."""

from collections.abc import Mapping

from pulumi_kubernetes.meta.v1 import ObjectMetaArgs

MANAGED_BY = "app.kubernetes.io/managed-by"
MANAGER = "ai-landing-zone"

WORKLOAD = "ai-landing-zone/workload"
POOL = "ai-landing-zone/pool"
ACCELERATOR = "ai-landing-zone/accelerator"
TENANT = "ai-landing-zone/tenant"
DATA_CLASS = "ai-landing-zone/data-class"
CRITICALITY = "ai-landing-zone/criticality"

OWNER = "ai-landing-zone/owner"
LICENCE = "ai-landing-zone/licence"
MODEL = "ai-landing-zone/model"
MODEL_URI = "ai-landing-zone/model-uri"
MODEL_DIGEST = "ai-landing-zone/model-digest"
TOKEN_BUDGET = "ai-landing-zone/token-budget-per-minute"  # noqa: S105 - tokens of a language model

WAIT_FOR = "pulumi.com/waitFor"
"""The Kubernetes provider waits for the condition named here before it calls the object created."""


def metadata(
    name: str,
    namespace: str | None = None,
    labels: Mapping[str, str] | None = None,
    annotations: Mapping[str, str] | None = None,
    ready_when: str | None = None,
) -> ObjectMetaArgs:
    """Return metadata of a fixed name, marked as ours; ``ready_when`` is the status condition that means ready."""
    waiting = {WAIT_FOR: f"condition={ready_when}"} if ready_when else {}
    return ObjectMetaArgs(
        name=name,
        namespace=namespace,
        labels={MANAGED_BY: MANAGER, **(labels or {})},
        annotations={**(annotations or {}), **waiting} or None,
    )
