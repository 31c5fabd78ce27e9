"""KMS: keys and their names."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_ROTATE = "{KeyId: id, RotationPeriodInDays: rotationPeriodInDays}"

KEY = Kind(
    type="aws:kms/key:Key",
    service="kms",
    create=Api(
        "create_key",
        "{Policy: policy, Description: description, KeyUsage: keyUsage, KeySpec: customerMasterKeySpec, "
        "MultiRegion: multiRegion, BypassPolicyLockoutSafetyCheck: bypassPolicyLockoutSafetyCheck, "
        "Tags: tag_list(sent)[].{TagKey: Key, TagValue: Value}}",
    ),
    identity="answer.KeyMetadata.KeyId",
    left=Api(
        "get_resources",
        f"{{ResourceTypeFilters: ['kms:key'], TagFilters: [{{Key: '{OWN_TAG}', Values: [digest]}}]}}",
        "ResourceTagMappingList | [0].{KeyMetadata: {KeyId: part(ResourceARN, '/', `1`)}}",
        service="resourcegroupstaggingapi",
    ),
    read=Api("describe_key", "{KeyId: id}", "[KeyMetadata] | [?KeyState!='PendingDeletion'] | [0]"),
    more={
        "rotation": Api("get_key_rotation_status", "{KeyId: id}", "@"),
        "document": Api("get_key_policy", "{KeyId: id, PolicyName: 'default'}", "Policy"),
        "labels": Api("list_resource_tags", "{KeyId: id}", "Tags"),
    },
    live={
        "arn": "Arn",
        "customerMasterKeySpec": "KeySpec",
        "description": "Description",
        "enableKeyRotation": "rotation.KeyRotationEnabled",
        "isEnabled": "Enabled",
        "keyId": "KeyId",
        "keyUsage": "KeyUsage",
        "multiRegion": "MultiRegion",
        "policy": "document(document)",
        "rotationPeriodInDays": "rotation.RotationPeriodInDays",
        "tagsAll": "tag_map(labels)",
    },
    setters=(
        Setter(
            ("enableKeyRotation", "rotationPeriodInDays"),
            Api("enable_key_rotation", _ROTATE, given="enableKeyRotation"),
            on_create=True,
            before=Api("disable_key_rotation", "{KeyId: id}", given="live.rotation.KeyRotationEnabled"),
        ),
        Setter(("policy",), Api("put_key_policy", "{KeyId: id, PolicyName: 'default', Policy: policy}")),
        Setter(("description",), Api("update_key_description", "{KeyId: id, Description: description || ''}")),
        Setter(
            ("isEnabled",),
            Api("enable_key", "{KeyId: id}", given="isEnabled"),
            before=Api("disable_key", "{KeyId: id}", given="!isEnabled"),
        ),
    ),
    delete=(Api("schedule_key_deletion", "{KeyId: id, PendingWindowInDays: deletionWindowInDays}"),),
    replace=frozenset({"keyUsage", "customerMasterKeySpec", "multiRegion"}),
    kept=frozenset({"deletionWindowInDays", "bypassPolicyLockoutSafetyCheck"}),
    tagging=Tagging(
        tag=Api("tag_resource", "{KeyId: id, Tags: tag_list(changed)[].{TagKey: Key, TagValue: Value}}"),
        untag=Api("untag_resource", "{KeyId: id, TagKeys: removed}"),
    ),
    mark=f"labels[?TagKey=='{OWN_TAG}'] | [0].TagValue",
)

ALIAS = Kind(
    type="aws:kms/alias:Alias",
    service="kms",
    create=Api("create_alias", "{AliasName: name, TargetKeyId: targetKeyId}"),
    identity="name",
    read=Api("list_aliases", "`{}`", "where(Aliases, 'AliasName', scope.id)"),
    live={
        "arn": "AliasArn",
        "name": "AliasName",
        "targetKeyArn": "join('', ['arn:aws:kms:', region, ':', account, ':key/', TargetKeyId])",
        "targetKeyId": "contains(inputs.targetKeyId || '', TargetKeyId) && inputs.targetKeyId || TargetKeyId",
    },
    setters=(Setter(("targetKeyId",), Api("update_alias", "{AliasName: id, TargetKeyId: targetKeyId}")),),
    delete=(Api("delete_alias", "{AliasName: id}"),),
    replace=frozenset({"name"}),
    exists=frozenset({"AlreadyExistsException"}),
    mark="contains(inputs.targetKeyId, TargetKeyId) && digest || null",
)

KINDS = (KEY, ALIAS)
