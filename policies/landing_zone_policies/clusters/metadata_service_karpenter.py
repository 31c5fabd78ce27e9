"""C06 on nodes that Karpenter makes on AWS."""

from landing_zone_policies.requirement import at_most, by_type, text_unless

rule = by_type(
    {
        "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass": (
            text_unless("spec.metadataOptions.httpTokens", "optional"),
            at_most("spec.metadataOptions.httpPutResponseHopLimit", 1, "hop"),
        )
    }
)
