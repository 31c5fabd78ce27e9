"""Logs of a VPC's flows, in an encrypted log group."""

from pulumi import Output
from pulumi_aws import ec2, iam

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.aws.documents import allow, document, trust
from landing_zone.infra.aws.log_group import log_group
from landing_zone.infra.network.aws_vpc import AwsVpc
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

SECONDS = {"dev": 600, "prod": 60, "restricted": 60}
"""Longest time that flows are summed up over, by profile."""


def add_flow_logs(made: AwsVpc) -> None:
    """Log every flow, accepted or not."""
    args, name = made.args, f"{made.name}-flow-logs"
    environment, cluster = args["environment"], args["cluster"]
    group = log_group(
        made.parent,
        name,
        path=f"/ai-landing-zone/{environment}/{cluster}/flow-logs",
        profile=args["profile"],
        key=args.get("key"),
        tags=args["tags"],
    )
    owner = args.get("account", "*")
    source = f"arn:{partition(args['region'])}:ec2:{args['region']}:{owner}:vpc-flow-log/*"
    role = iam.Role(
        name,
        name=physical_name(environment, cluster, "flow-logs", limit=64),
        assume_role_policy=trust("vpc-flow-logs.amazonaws.com", {"ArnLike": {"aws:SourceArn": source}}),
        tags=args["tags"],
        opts=child(made.parent),
    )
    actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"]
    grant = iam.RolePolicy(
        name,
        name="write",
        role=role.name,
        policy=document(allow(actions, [group.arn, Output.format("{0}:*", group.arn)])),
        opts=child(made.parent),
    )
    ec2.FlowLog(
        name,
        vpc_id=made.vpc.id,
        traffic_type="ALL",
        log_destination=group.arn,
        iam_role_arn=role.arn,
        max_aggregation_interval=SECONDS[args["profile"]],
        tags=made.tags("flow-logs"),
        opts=child(made.parent, depends_on=[grant]),
    )
