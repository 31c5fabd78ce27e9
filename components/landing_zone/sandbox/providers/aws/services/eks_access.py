"""EKS: who reaches a cluster, what pods are to AWS, and add-ons."""

from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_KEPT_TAGS = Tagging(
    tag=Api("tag_resource", "{resourceArn: id, tags: changed}"),
    untag=Api("untag_resource", "{resourceArn: id, tagKeys: removed}"),
)
_ENTRY = "clusterName: clusterName, principalArn: principalArn"

ACCESS_ENTRY = Kind(
    type="aws:eks/accessEntry:AccessEntry",
    service="eks",
    create=Api(
        "create_access_entry",
        "{clusterName: clusterName, principalArn: principalArn, kubernetesGroups: kubernetesGroups, type: type, "
        "username: userName, tags: sent}",
    ),
    identity="join(':', [clusterName, principalArn])",
    live={
        "accessEntryArn": (
            "join('', ['arn:aws:eks:', region, ':', account, ':access-entry/', clusterName, '/', digest])"
        ),
        "clusterName": "clusterName",
        "kubernetesGroups": "kubernetesGroups",
        "principalArn": "principalArn",
        "tagsAll": "own(tags)",
        "type": "type",
        "userName": "username || principalArn",
    },
    setters=(
        Setter(
            ("kubernetesGroups", "userName"),
            Api("update_access_entry", f"{{{_ENTRY}, kubernetesGroups: kubernetesGroups, username: userName}}"),
        ),
    ),
    delete=(Api("delete_access_entry", f"{{{_ENTRY}}}"),),
    replace=frozenset({"clusterName", "principalArn", "type"}),
    tagging=_KEPT_TAGS,
    defaults={"type": "STANDARD"},
    is_recorded=True,
)

_OF_ENTRY = "clusterName: clusterName, principalArn: principalArn, policyArn: policyArn"
ACCESS_POLICY = Kind(
    type="aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    service="eks",
    create=Api("associate_access_policy", f"{{{_OF_ENTRY}, accessScope: accessScope}}"),
    identity="join('#', [clusterName, principalArn, policyArn])",
    live={
        "accessScope": "accessScope",
        "clusterName": "clusterName",
        "policyArn": "policyArn",
        "principalArn": "principalArn",
    },
    delete=(Api("disassociate_access_policy", f"{{{_OF_ENTRY}}}"),),
    replace=frozenset({"clusterName", "principalArn", "policyArn", "accessScope"}),
    is_recorded=True,
)

_OF_ADDON = "clusterName: clusterName, addonName: addonName"
_ADDON_SETTINGS = (
    "addonVersion: addonVersion, serviceAccountRoleArn: serviceAccountRoleArn, "
    "configurationValues: configurationValues, "
    "podIdentityAssociations: podIdentityAssociations[].{serviceAccount: serviceAccount, roleArn: roleArn}"
)
ADDON = Kind(
    type="aws:eks/addon:Addon",
    service="eks",
    create=Api(
        "create_addon",
        f"{{{_OF_ADDON}, {_ADDON_SETTINGS}, resolveConflicts: resolveConflictsOnCreate, tags: sent}}",
    ),
    identity="join(':', [clusterName, addonName])",
    live={
        "addonName": "addonName",
        "addonVersion": "addonVersion || 'v1.0.0-eksbuild.1'",
        "arn": (
            "join('', ['arn:aws:eks:', region, ':', account, ':addon/', clusterName, '/', addonName, '/', digest])"
        ),
        "clusterName": "clusterName",
        "configurationValues": "configurationValues",
        "serviceAccountRoleArn": "serviceAccountRoleArn",
        "podIdentityAssociations": "podIdentityAssociations",
        "tagsAll": "own(tags)",
    },
    setters=(
        Setter(
            ("addonVersion", "serviceAccountRoleArn", "configurationValues", "podIdentityAssociations"),
            Api(
                "update_addon",
                f"{{{_OF_ADDON}, {_ADDON_SETTINGS}, resolveConflicts: resolveConflictsOnUpdate}}",
            ),
        ),
    ),
    delete=(Api("delete_addon", f"{{{_OF_ADDON}, preserve: preserve}}"),),
    replace=frozenset({"clusterName", "addonName"}),
    kept=frozenset({"preserve", "resolveConflictsOnCreate", "resolveConflictsOnUpdate"}),
    tagging=_KEPT_TAGS,
    is_recorded=True,
)

POD_IDENTITY = Kind(
    type="aws:eks/podIdentityAssociation:PodIdentityAssociation",
    service="eks",
    create=Api(
        "create_pod_identity_association",
        "{clusterName: clusterName, namespace: namespace, serviceAccount: serviceAccount, roleArn: roleArn, "
        "disableSessionTags: disableSessionTags, targetRoleArn: targetRoleArn, tags: sent}",
    ),
    identity="join('', ['a-', digest])",
    live={
        "associationArn": (
            "join('', ['arn:aws:eks:', region, ':', account, ':podidentityassociation/', clusterName, '/', id])"
        ),
        "associationId": "id",
        "clusterName": "clusterName",
        "disableSessionTags": "disableSessionTags",
        "namespace": "namespace",
        "roleArn": "roleArn",
        "serviceAccount": "serviceAccount",
        "tagsAll": "own(tags)",
        "targetRoleArn": "targetRoleArn",
    },
    setters=(
        Setter(
            ("roleArn", "disableSessionTags", "targetRoleArn"),
            Api(
                "update_pod_identity_association",
                "{clusterName: clusterName, associationId: id, roleArn: roleArn, "
                "disableSessionTags: disableSessionTags, targetRoleArn: targetRoleArn}",
            ),
        ),
    ),
    delete=(Api("delete_pod_identity_association", "{clusterName: clusterName, associationId: id}"),),
    replace=frozenset({"clusterName", "namespace", "serviceAccount"}),
    tagging=_KEPT_TAGS,
    is_recorded=True,
)

KINDS = (ACCESS_ENTRY, ACCESS_POLICY, ADDON, POD_IDENTITY)
