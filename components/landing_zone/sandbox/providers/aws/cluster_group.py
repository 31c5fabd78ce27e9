"""The security group that EKS makes for a cluster, which moto does not."""

from dataclasses import dataclass

from landing_zone.sandbox.providers.aws.cloud import Cloud


@dataclass(frozen=True)
class ClusterGroup:
    """The security group of one cluster."""

    cloud: Cloud
    cluster: str
    region: str
    """Region; "" = the provider's."""

    @property
    def tag(self) -> tuple[str, str]:
        """Tag by which EKS knows it."""
        return "aws:eks:cluster-name", self.cluster

    def vpc_of(self, subnets: list[str]) -> str | None:
        """Return the VPC that subnets lie in."""
        found = self.cloud.call("ec2", "describe_subnets", {"SubnetIds": subnets}, self.region)["Subnets"]
        return str(found[0]["VpcId"]) if found else None

    def find(self) -> str | None:
        """Return its id; None if it is not there."""
        key, value = self.tag
        params = {"Filters": [{"Name": f"tag:{key}", "Values": [value]}]}
        found = self.cloud.call("ec2", "describe_security_groups", params, self.region)["SecurityGroups"]
        return str(found[0]["GroupId"]) if found else None

    def make(self, vpc: str | None) -> str:
        """Make it and return its id."""
        key, value = self.tag
        params = {
            "GroupName": f"eks-cluster-sg-{self.cluster}",
            "Description": "Control plane and managed nodes",
            "VpcId": vpc,
            "TagSpecifications": [{"ResourceType": "security-group", "Tags": [{"Key": key, "Value": value}]}],
        }
        return str(self.cloud.call("ec2", "create_security_group", params, self.region)["GroupId"])

    def delete(self) -> None:
        """Delete it; what is gone already is fine."""
        if group := self.find():
            self.cloud.call("ec2", "delete_security_group", {"GroupId": group}, self.region)
