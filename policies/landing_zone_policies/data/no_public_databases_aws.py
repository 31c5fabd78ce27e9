"""D06 on AWS: endpoints of databases, search domains, warehouses and brokers."""

from landing_zone_policies.requirement import by_type, given, not_on, text_unless

HIDDEN = (not_on("publiclyAccessible"),)
INSIDE = (given("vpcOptions"),)

rule = by_type(
    {
        "aws:rds/instance:Instance": HIDDEN,
        "aws:rds/cluster:Cluster": HIDDEN,
        "aws:rds/clusterInstance:ClusterInstance": HIDDEN,
        "aws:neptune/clusterInstance:ClusterInstance": HIDDEN,
        "aws:redshift/cluster:Cluster": HIDDEN,
        "aws:redshiftserverless/workgroup:Workgroup": HIDDEN,
        "aws:dms/replicationInstance:ReplicationInstance": HIDDEN,
        "aws:mq/broker:Broker": HIDDEN,
        "aws:elasticsearch/domain:Domain": INSIDE,
        "aws:opensearch/domain:Domain": INSIDE,
        "aws:msk/cluster:Cluster": (
            text_unless(
                "brokerNodeGroupInfo.connectivityInfo.publicAccess.type",
                "SERVICE_PROVIDED_EIPS",
            ),
        ),
    }
)
