"""Launch templates and placement groups."""

from typing import Any

from tests.sandbox.providers.aws.conftest import Engine

from landing_zone.sandbox.providers.aws.cloud import Cloud

TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
DISK = {"encrypted": "true", "kmsKeyId": "k", "volumeSize": 100, "volumeType": "gp3", "deleteOnTermination": "true"}
INPUTS: dict[str, Any] = {
    "name": "l4",
    "instanceType": "p5.48xlarge",
    "updateDefaultVersion": True,
    "metadataOptions": {"httpTokens": "required", "httpPutResponseHopLimit": 1, "httpEndpoint": "enabled"},
    "blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": DISK}],
    "networkInterfaces": [{"interfaceType": "efa", "deviceIndex": 0, "networkCardIndex": 0}],
    "capacityReservationSpecification": {"capacityReservationTarget": {"capacityReservationId": "cr-1"}},
    "instanceMarketOptions": {"marketType": "capacity-block"},
    "placement": {"groupName": "x"},
    "monitoring": {"enabled": True},
    "tagSpecifications": [{"resourceType": "instance", "tags": {"a": "b"}}],
    "tags": {"a": "b"},
}


def test_a_template_keeps_all_and_changes_by_versions(engine: Engine, cloud: Cloud) -> None:
    """What was asked for is what EC2 would start; a change makes a version, which becomes the default."""
    made = engine.up(TEMPLATE, **INPUTS)
    params = {"LaunchTemplateId": made.id, "Versions": ["$Default"]}
    data = cloud.call("ec2", "describe_launch_template_versions", params)["LaunchTemplateVersions"][0]
    assert data["LaunchTemplateData"]["MetadataOptions"]["HttpPutResponseHopLimit"] == 1
    assert data["LaunchTemplateData"]["BlockDeviceMappings"][0]["Ebs"]["Encrypted"] is True
    larger = [{"deviceName": "/dev/xvda", "ebs": {**DISK, "volumeSize": 200}}]
    made = engine.update(made, **{**INPUTS, "blockDeviceMappings": larger})
    assert (made.outputs["latestVersion"], made.outputs["defaultVersion"]) == (2, 2)
    engine.delete(made)


def test_a_placement_group_is_kept_in_a_file(engine: Engine) -> None:
    """moto has no calls for it: botocore checks the call, and a word that EC2 does not know is refused."""
    made = engine.up("aws:ec2/placementGroup:PlacementGroup", name="pg", strategy="cluster", tags={"a": "b"})
    assert made.outputs["arn"] == "arn:aws:ec2:eu-central-1:111122223333:placement-group/pg"
    engine.delete(made)
