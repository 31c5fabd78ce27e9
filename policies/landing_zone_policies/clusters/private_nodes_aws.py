"""C10 on AWS: public addresses of instances. Left out, the subnet decides."""

from landing_zone_policies.requirement import by_type, each, not_on

rule = by_type(
    {
        "aws:ec2/instance:Instance": (not_on("associatePublicIpAddress"),),
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest": (not_on("associatePublicIpAddress"),),
        "aws:ec2/launchConfiguration:LaunchConfiguration": (not_on("associatePublicIpAddress"),),
        "aws:ec2/launchTemplate:LaunchTemplate": each("networkInterfaces", not_on("associatePublicIpAddress")),
    }
)
