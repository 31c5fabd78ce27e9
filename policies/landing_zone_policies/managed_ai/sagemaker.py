"""A02: sageMaker runs inside the network, without root, encrypted and isolated."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.managed_ai import sagemaker_aws

CONTROL = Control(
    id="A02",
    name="sagemaker-closed",
    title="SageMaker runs inside the network, without root, encrypted and isolated",
    severity=Severity.HIGH,
    clauses=("AWS Config SageMaker pack", "CCC.MLDE.CN03", "CCC.MLDE.CN07", "CCC.MLDE.CN08"),
    fix="set network, keys, root access and isolation as named",
    rule=by_cloud({"aws": sagemaker_aws.rule}),
)
