"""Replication of models between two storage accounts of one jurisdiction."""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native.storage import ObjectReplicationPolicy, ObjectReplicationPolicyRuleArgs

from landing_zone.infra.options import child

CONTAINER = "models"
"""Name of the container, in both accounts."""


@dataclass(frozen=True)
class StoredAccount:
    """An account with its container."""

    id: pulumi.Output[str]
    """Resource id of the account."""
    name: pulumi.Output[str]
    """Name of the account."""
    container: pulumi.Output[str]
    """Resource id of the container."""


def replicate(
    name: str,
    parent: pulumi.ComponentResource,
    group: pulumi.Input[str],
    source: StoredAccount,
    target: StoredAccount,
) -> None:
    """Let Azure copy every new blob from ``source`` to ``target``, both in ``group``.

    The target's policy comes first: Azure gives it the ids that the source's must name.
    """

    def policy(
        end: str, account: StoredAccount, policy_id: pulumi.Input[str], rule_id: pulumi.Input[str] | None
    ) -> ObjectReplicationPolicy:
        rule = ObjectReplicationPolicyRuleArgs(
            source_container=CONTAINER, destination_container=CONTAINER, rule_id=rule_id
        )
        return ObjectReplicationPolicy(
            f"{name}-{end}",
            account_name=account.name,
            resource_group_name=group,
            object_replication_policy_id=policy_id,
            source_account=source.id,
            destination_account=target.id,
            rules=[rule],
            opts=child(parent),
        )

    received = policy("received", target, "default", None)
    policy(
        "sent",
        source,
        received.policy_id,
        received.rules.apply(lambda rules: (rules[0].rule_id if rules else None) or ""),
    )
