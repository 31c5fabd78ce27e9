"""API versions that Kubernetes took away, by kind, with the minor release since which they are gone.

Source: Kubernetes' deprecation guide (kubernetes.io/docs/reference/using-api/deprecation-guide, read 2026-11), and for
`autoscaling/v2beta*`, annotations and beta groups the release notes of the same releases.
"""

WORKLOADS = ("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet")
RBAC = ("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding")
WEBHOOKS = ("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
REVIEWS = ("LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview")
STORAGE = ("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment")
FLOWS = ("FlowSchema", "PriorityLevelConfiguration")

REMOVED: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("extensions/v1beta1", (*WORKLOADS, "NetworkPolicy", "PodSecurityPolicy"), 16),
    ("extensions/v1beta1", ("Ingress",), 22),
    ("apps/v1beta1", (*WORKLOADS, "ControllerRevision"), 16),
    ("apps/v1beta2", (*WORKLOADS, "ControllerRevision"), 16),
    ("admissionregistration.k8s.io/v1beta1", WEBHOOKS, 22),
    ("apiextensions.k8s.io/v1beta1", ("CustomResourceDefinition",), 22),
    ("apiregistration.k8s.io/v1beta1", ("APIService",), 22),
    ("authentication.k8s.io/v1beta1", ("TokenReview",), 22),
    ("authorization.k8s.io/v1beta1", REVIEWS, 22),
    ("certificates.k8s.io/v1beta1", ("CertificateSigningRequest",), 22),
    ("coordination.k8s.io/v1beta1", ("Lease",), 22),
    ("networking.k8s.io/v1beta1", ("Ingress", "IngressClass"), 22),
    ("rbac.authorization.k8s.io/v1alpha1", RBAC, 22),
    ("rbac.authorization.k8s.io/v1beta1", RBAC, 22),
    ("scheduling.k8s.io/v1beta1", ("PriorityClass",), 22),
    ("storage.k8s.io/v1beta1", STORAGE, 22),
    ("batch/v1beta1", ("CronJob",), 25),
    ("discovery.k8s.io/v1beta1", ("EndpointSlice",), 25),
    ("events.k8s.io/v1beta1", ("Event",), 25),
    ("autoscaling/v2beta1", ("HorizontalPodAutoscaler",), 25),
    ("policy/v1beta1", ("PodDisruptionBudget", "PodSecurityPolicy"), 25),
    ("node.k8s.io/v1beta1", ("RuntimeClass",), 25),
    ("autoscaling/v2beta2", ("HorizontalPodAutoscaler",), 26),
    ("flowcontrol.apiserver.k8s.io/v1beta1", FLOWS, 26),
    ("storage.k8s.io/v1beta1", ("CSIStorageCapacity",), 27),
    ("flowcontrol.apiserver.k8s.io/v1beta2", FLOWS, 29),
    ("flowcontrol.apiserver.k8s.io/v1beta3", FLOWS, 32),
)
"""Group and version, kinds, and the minor release."""

REMOVED_ANNOTATIONS = {
    "seccomp.security.alpha.kubernetes.io/pod": 27,
    "container.seccomp.security.alpha.kubernetes.io/": 27,
}
"""Beginnings of annotations that Kubernetes does not read any more, with the minor release."""
