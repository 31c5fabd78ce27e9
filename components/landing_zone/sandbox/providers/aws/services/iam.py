"""IAM: roles, policies and identity providers."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_MARK = f"Tags[?Key=='{OWN_TAG}'] | [0].Value"
_EXISTS = frozenset({"EntityAlreadyExists"})
_BUSY = frozenset({"DeleteConflict"})


def _tagging(thing: str, key: str) -> Tagging:
    return Tagging(
        tag=Api(f"tag_{thing}", f"{{{key}: id, Tags: tag_list(changed)}}"),
        untag=Api(f"untag_{thing}", f"{{{key}: id, TagKeys: removed}}"),
    )


ROLE = Kind(
    type="aws:iam/role:Role",
    service="iam",
    create=Api(
        "create_role",
        "{RoleName: name, Path: path, AssumeRolePolicyDocument: assumeRolePolicy, Description: description, "
        "MaxSessionDuration: maxSessionDuration, PermissionsBoundary: permissionsBoundary, Tags: tag_list(sent)}",
    ),
    identity="name",
    read=Api("get_role", "{RoleName: id}", "Role"),
    live={
        "arn": "Arn",
        "assumeRolePolicy": "document(AssumeRolePolicyDocument)",
        "createDate": "time(CreateDate)",
        "description": "Description",
        "maxSessionDuration": "MaxSessionDuration",
        "name": "RoleName",
        "path": "Path",
        "permissionsBoundary": "PermissionsBoundary.PermissionsBoundaryArn",
        "tagsAll": "tag_map(Tags)",
        "uniqueId": "RoleId",
    },
    setters=(
        Setter(
            ("assumeRolePolicy",),
            Api("update_assume_role_policy", "{RoleName: id, PolicyDocument: assumeRolePolicy}"),
        ),
        Setter(
            ("description", "maxSessionDuration"),
            Api("update_role", "{RoleName: id, Description: description, MaxSessionDuration: maxSessionDuration}"),
        ),
        Setter(
            ("permissionsBoundary",),
            Api("put_role_permissions_boundary", "{RoleName: id, PermissionsBoundary: permissionsBoundary}"),
            unset=Api("delete_role_permissions_boundary", "{RoleName: id}"),
        ),
    ),
    delete=(Api("delete_role", "{RoleName: id}"),),
    replace=frozenset({"name", "path"}),
    tagging=_tagging("role", "RoleName"),
    name="name",
    kept=frozenset({"forceDetachPolicies"}),
    mark=_MARK,
    exists=_EXISTS,
    busy=_BUSY,
)

_PUT_POLICY = "{RoleName: role, PolicyName: name, PolicyDocument: policy}"
ROLE_POLICY = Kind(
    type="aws:iam/rolePolicy:RolePolicy",
    service="iam",
    create=Api("put_role_policy", _PUT_POLICY),
    identity="join(':', [role, name])",
    read=Api("get_role_policy", "{RoleName: part(id, ':', `0`), PolicyName: part(id, ':', `1`)}", "@"),
    live={"name": "PolicyName", "policy": "document(PolicyDocument)", "role": "RoleName"},
    setters=(Setter(("policy",), Api("put_role_policy", _PUT_POLICY)),),
    delete=(Api("delete_role_policy", "{RoleName: part(id, ':', `0`), PolicyName: part(id, ':', `1`)}"),),
    replace=frozenset({"role", "name"}),
    name="name",
)

_ATTACHMENT = "{RoleName: part(id, '/#', `0`), PolicyArn: part(id, '/#', `1`)}"
ROLE_POLICY_ATTACHMENT = Kind(
    type="aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    service="iam",
    create=Api("attach_role_policy", "{RoleName: role, PolicyArn: policyArn}"),
    identity="join('/#', [role, policyArn])",
    read=Api(
        "list_attached_role_policies",
        "{RoleName: part(id, '/#', `0`)}",
        "where(AttachedPolicies, 'PolicyArn', part(scope.id, '/#', `1`))",
    ),
    live={"policyArn": "PolicyArn", "role": "part(id, '/#', `0`)"},
    delete=(Api("detach_role_policy", _ATTACHMENT),),
    replace=frozenset({"role", "policyArn"}),
)

POLICY = Kind(
    type="aws:iam/policy:Policy",
    service="iam",
    create=Api(
        "create_policy",
        "{PolicyName: name, Path: path, PolicyDocument: policy, Description: description, Tags: tag_list(sent)}",
    ),
    identity="join('', ['arn:aws:iam::', account, ':policy', path || '/', name])",
    read=Api("get_policy", "{PolicyArn: id}", "Policy"),
    more={
        "document": Api(
            "get_policy_version",
            "{PolicyArn: id, VersionId: live.DefaultVersionId}",
            "PolicyVersion.Document",
        ),
        "former": Api("list_policy_versions", "{PolicyArn: id}", "Versions[?!IsDefaultVersion] | [0].VersionId"),
    },
    live={
        "arn": "Arn",
        "attachmentCount": "AttachmentCount",
        "description": "Description",
        "name": "PolicyName",
        "path": "Path",
        "policy": "document(document)",
        "policyId": "PolicyId",
        "tagsAll": "tag_map(Tags)",
    },
    setters=(
        Setter(
            ("policy",),
            Api("create_policy_version", "{PolicyArn: id, PolicyDocument: policy, SetAsDefault: `true`}"),
            before=Api("delete_policy_version", "{PolicyArn: id, VersionId: live.former}", given="live.former"),
        ),
    ),
    delete=(Api("delete_policy", "{PolicyArn: id}"),),
    replace=frozenset({"name", "path", "description"}),
    tagging=_tagging("policy", "PolicyArn"),
    name="name",
    mark=_MARK,
    exists=_EXISTS,
    busy=_BUSY,
)

OIDC_PROVIDER = Kind(
    type="aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    service="iam",
    create=Api(
        "create_open_id_connect_provider",
        "{Url: url, ClientIDList: clientIdLists, ThumbprintList: thumbprintLists, Tags: tag_list(sent)}",
    ),
    identity="join('', ['arn:aws:iam::', account, ':oidc-provider/', part(url, '://', `1`) || url])",
    read=Api("get_open_id_connect_provider", "{OpenIDConnectProviderArn: id}", "@"),
    live={
        "arn": "id",
        "clientIdLists": "ClientIDList",
        "tagsAll": "tag_map(Tags)",
        "thumbprintLists": "ThumbprintList",
        "url": "join('', ['https://', Url])",
    },
    setters=(
        Setter(
            ("thumbprintLists",),
            Api(
                "update_open_id_connect_provider_thumbprint",
                "{OpenIDConnectProviderArn: id, ThumbprintList: thumbprintLists}",
            ),
        ),
    ),
    delete=(Api("delete_open_id_connect_provider", "{OpenIDConnectProviderArn: id}"),),
    replace=frozenset({"url", "clientIdLists"}),
    tagging=_tagging("open_id_connect_provider", "OpenIDConnectProviderArn"),
    mark=_MARK,
    exists=_EXISTS,
)

INSTANCE_PROFILE = Kind(
    type="aws:iam/instanceProfile:InstanceProfile",
    service="iam",
    create=Api("create_instance_profile", "{InstanceProfileName: name, Path: path, Tags: tag_list(sent)}"),
    identity="name",
    read=Api("get_instance_profile", "{InstanceProfileName: id}", "InstanceProfile"),
    live={
        "arn": "Arn",
        "createDate": "time(CreateDate)",
        "name": "InstanceProfileName",
        "path": "Path",
        "role": "Roles[0].RoleName",
        "tagsAll": "tag_map(Tags)",
        "uniqueId": "InstanceProfileId",
    },
    setters=(
        Setter(
            ("role",),
            Api("add_role_to_instance_profile", "{InstanceProfileName: id, RoleName: role}", given="role"),
            on_create=True,
            before=Api(
                "remove_role_from_instance_profile",
                "{InstanceProfileName: id, RoleName: live.Roles[0].RoleName}",
                given="live.Roles[0]",
            ),
        ),
    ),
    delete=(
        Api("remove_role_from_instance_profile", "{InstanceProfileName: id, RoleName: role}", given="role"),
        Api("delete_instance_profile", "{InstanceProfileName: id}"),
    ),
    replace=frozenset({"name", "path"}),
    tagging=_tagging("instance_profile", "InstanceProfileName"),
    name="name",
    mark=_MARK,
    exists=_EXISTS,
)

KINDS = (ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT, POLICY, OIDC_PROVIDER, INSTANCE_PROFILE)
