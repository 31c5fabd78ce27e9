"""A02 on AWS: SageMaker's notebooks, models, endpoints, domains and monitoring jobs."""

from landing_zone_policies.requirement import Requirement, among, by_type, given, on, own_key

NETWORK = "networkConfig"
JOBS = {
    "DataQuality": "dataQualityJobOutputConfig",
    "ModelBias": "modelBiasJobOutputConfig",
    "ModelExplainability": "modelExplainabilityJobOutputConfig",
    "ModelQuality": "modelQualityJobOutputConfig",
}
"""Where each kind of job definition says how its output is kept."""


def _job(output: str) -> tuple[Requirement, ...]:
    return (
        own_key(f"{output}.kmsKeyId"),
        own_key("jobResources.clusterConfig.volumeKmsKeyId"),
        on(f"{NETWORK}.enableInterContainerTrafficEncryption"),
        on(f"{NETWORK}.enableNetworkIsolation"),
        given(f"{NETWORK}.vpcConfig"),
    )


rule = by_type(
    {
        "aws:sagemaker/notebookInstance:NotebookInstance": (
            given("subnetId"),
            among("directInternetAccess", "Disabled"),
            among("rootAccess", "Disabled"),
            own_key("kmsKeyId"),
        ),
        "aws:sagemaker/model:Model": (on("enableNetworkIsolation"), given("vpcConfig")),
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration": (own_key("kmsKeyArn"),),
        "aws:sagemaker/domain:Domain": (own_key("kmsKeyId"), among("appNetworkAccessType", "VpcOnly")),
        **{
            f"aws:sagemaker/{kind[0].lower()}{kind[1:]}JobDefinition:{kind}JobDefinition": _job(output)
            for kind, output in JOBS.items()
        },
    }
)
