"""CloudWatch Logs: log groups."""

from landing_zone.sandbox.providers.aws.functions import OWN_TAG
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter, Tagging

_ARN = "join('', ['arn:aws:logs:', region, ':', account, ':log-group:', id])"
LOG_GROUP = Kind(
    type="aws:cloudwatch/logGroup:LogGroup",
    service="logs",
    create=Api(
        "create_log_group",
        "{logGroupName: name, kmsKeyId: kmsKeyId, logGroupClass: logGroupClass, tags: sent, "
        "deletionProtectionEnabled: deletionProtectionEnabled}",
    ),
    identity="name",
    read=Api("describe_log_groups", "{logGroupNamePrefix: id}", "where(logGroups, 'logGroupName', scope.id)"),
    more={
        "tags": Api(
            "list_tags_for_resource",
            f"{{resourceArn: {_ARN}}}",
            "tags",
        )
    },
    live={
        "arn": _ARN,
        "kmsKeyId": "kmsKeyId",
        "name": "logGroupName",
        "retentionInDays": "retentionInDays || `0`",
        "tagsAll": "own(tags)",
    },
    setters=(
        Setter(
            ("retentionInDays",),
            Api(
                "put_retention_policy", "{logGroupName: id, retentionInDays: retentionInDays}", given="retentionInDays"
            ),
            on_create=True,
            unset=Api("delete_retention_policy", "{logGroupName: id}"),
        ),
    ),
    delete=(Api("delete_log_group", "{logGroupName: id}"),),
    replace=frozenset({"name", "kmsKeyId", "logGroupClass"}),
    kept=frozenset({"skipDestroy", "deletionProtectionEnabled"}),
    tagging=Tagging(
        tag=Api(
            "tag_resource",
            f"{{resourceArn: {_ARN}, tags: changed}}",
        ),
        untag=Api(
            "untag_resource",
            f"{{resourceArn: {_ARN}, tagKeys: removed}}",
        ),
    ),
    mark=f'tags."{OWN_TAG}"',
    exists=frozenset({"ResourceAlreadyExistsException"}),
    name="name",
)

KINDS = (LOG_GROUP,)
