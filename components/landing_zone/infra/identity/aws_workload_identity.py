"""Who the pods of one model are to AWS: a role that their service account's token assumes."""

from typing import Any

import pulumi
from pulumi_aws import iam

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.aws.documents import allow, document
from landing_zone.infra.identity.workload_identity import WorkloadIdentity, WorkloadIdentityArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

AUDIENCE = "sts.amazonaws.com"


class AwsWorkloadIdentity(WorkloadIdentity):
    """A role for one service account of one cluster, which reads one prefix of one bucket."""

    def __init__(self, name: str, args: WorkloadIdentityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AwsWorkloadIdentity", name, {}, opts)
        role = iam.Role(
            f"{name}-role",
            name=physical_name(args["environment"], args["cluster_name"], args["workload"], limit=64),
            assume_role_policy=document(_trust(args)),
            tags=args["tags"],
            opts=child(self),
        )
        iam.RolePolicy(f"{name}-read", name="read-models", role=role.name, policy=_read(args), opts=child(self))
        self.identity = role.arn
        self.annotations = pulumi.Output.all(**{"eks.amazonaws.com/role-arn": role.arn})
        self.labels = pulumi.Output.from_input({})
        self.register()


def _trust(args: WorkloadIdentityArgs) -> dict[str, Any]:
    """Return the statement that lets in this issuer's tokens of this service account for this audience."""
    issuer = pulumi.Output.from_input(args["oidc_issuer"]).apply(lambda url: url.removeprefix("https://"))
    subject = f"system:serviceaccount:{args['namespace']}:{args['service_account']}"
    provider = f"arn:{partition(args['region'])}:iam::{args['account']}:oidc-provider/"
    return {
        "Effect": "Allow",
        "Principal": {"Federated": pulumi.Output.format("{0}{1}", provider, issuer)},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": issuer.apply(lambda host: {f"{host}:sub": subject, f"{host}:aud": AUDIENCE})},
    }


def _read(args: WorkloadIdentityArgs) -> pulumi.Output[str]:
    """Return the policy for the prefix; the listing of a prefix may be asked for with and without its last slash."""
    prefix = args["prefix"].strip("/")
    return document(
        allow(["s3:GetObject"], [pulumi.Output.format("{0}/{1}/*", args["store"], prefix)]),
        allow(["s3:ListBucket"], [args["store"]], {"StringLike": {"s3:prefix": [prefix, f"{prefix}/*"]}}),
        allow(["kms:Decrypt"], [args["key"]]),
    )
