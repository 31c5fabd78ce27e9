"""EKS node groups: moto keeps what was asked for, nodes appear on the control plane of the sandbox."""

from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.node_group import NodeGroup, apply_group, remove_group
from landing_zone.sandbox.clouds.opening import find_cluster
from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.aws.comparison import known
from landing_zone.sandbox.providers.aws.handler import KindHandler
from landing_zone.sandbox.providers.aws.offers import not_offered
from landing_zone.sandbox.providers.plugin.handler import Call, Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.urns import stack_of
from landing_zone.sandbox.providers.plugin.values import Object

_EFFECTS = {"NO_SCHEDULE": "NoSchedule", "NO_EXECUTE": "NoExecute", "PREFER_NO_SCHEDULE": "PreferNoSchedule"}


class NodeGroupHandler(KindHandler):
    """EKS managed node groups, with as many nodes as they desire."""

    def check(self, call: Call) -> Object:
        """Refuse also an instance type that the region does not offer."""
        inputs = super().check(call)
        types = known(inputs.get("instanceTypes") or [], UNKNOWN)
        cloud = self.session.running(call.urn)
        if cloud and types and (name := not_offered(cloud, types, inputs.get("region") or "")):
            where = inputs.get("region") or cloud.region
            raise Invalid("instanceTypes", f"{name} is not offered in {where}; name another type or region")
        return inputs

    def attended(self, call: Call, resource_id: str, outputs: Object) -> Object:
        """Bring the nodes to what the group says."""
        cluster = find_cluster(self.session.state, stack_of(call.urn), outputs["clusterName"])
        if cluster is None:
            raise SandboxError(f"cluster {outputs['clusterName']} has no control plane in the sandbox")
        apply_group(cluster, node_group(outputs, self.session.cloud(call.urn)))
        return outputs

    def remove(self, call: Call) -> None:
        """Remove the nodes, then the group."""
        cluster = find_cluster(self.session.state, stack_of(call.urn), call.old["clusterName"])
        if cluster:
            remove_group(cluster, call.old["nodeGroupName"])
        super().remove(call)


def node_group(outputs: Object, cloud: Cloud) -> NodeGroup:
    """Return what a node group's properties mean for its nodes."""
    name, capacity = outputs["nodeGroupName"], outputs.get("capacityType") or "ON_DEMAND"
    return NodeGroup(
        cluster=outputs["clusterName"],
        pool=name,
        instance_type=_instance_type(outputs, cloud),
        count=int(outputs["scalingConfig"]["desiredSize"]),
        zones=_zones(outputs, cloud),
        labels=dict(outputs.get("labels") or {}),
        taints=[_taint(taint) for taint in outputs.get("taints") or ()],
        provider_labels={"eks.amazonaws.com/nodegroup": name, "eks.amazonaws.com/capacityType": capacity},
        region=outputs.get("region") or cloud.region,
    )


def _instance_type(outputs: Object, cloud: Cloud) -> str:
    """Return the group's type, else that of its launch template."""
    template = outputs.get("launchTemplate")
    if not template or (outputs.get("instanceTypes") and not _is_default(outputs)):
        return str(outputs["instanceTypes"][0])
    key = {"LaunchTemplateId": template["id"]} if template.get("id") else {"LaunchTemplateName": template["name"]}
    params = {**key, "Versions": [str(template.get("version") or "$Default")]}
    found = cloud.call("ec2", "describe_launch_template_versions", params, outputs.get("region") or "")
    data = found["LaunchTemplateVersions"][0]["LaunchTemplateData"]
    return str(data.get("InstanceType") or outputs["instanceTypes"][0])


def _is_default(outputs: Object) -> bool:
    """Whether moto named the type that EKS takes where nobody says one."""
    return bool(outputs["instanceTypes"] == ["t3.medium"])


def _zones(outputs: Object, cloud: Cloud) -> tuple[str, ...]:
    found = cloud.call("ec2", "describe_subnets", {"SubnetIds": outputs["subnetIds"]}, outputs.get("region") or "")
    zone_of = {subnet["SubnetId"]: subnet["AvailabilityZone"] for subnet in found["Subnets"]}
    return tuple(dict.fromkeys(zone_of[subnet] for subnet in outputs["subnetIds"]))


def _taint(taint: Any) -> Object:
    return {"key": taint["key"], "value": taint.get("value") or "", "effect": _EFFECTS[taint["effect"]]}
