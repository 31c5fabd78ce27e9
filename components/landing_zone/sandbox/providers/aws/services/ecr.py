"""ECR: mirrors of public registries."""

from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

_RULE = "ecrRepositoryPrefix: ecrRepositoryPrefix"
PULL_THROUGH_CACHE_RULE = Kind(
    type="aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
    service="ecr",
    create=Api(
        "create_pull_through_cache_rule",
        f"{{{_RULE}, upstreamRegistryUrl: upstreamRegistryUrl, credentialArn: credentialArn, "
        "customRoleArn: customRoleArn, upstreamRepositoryPrefix: upstreamRepositoryPrefix}",
    ),
    identity="ecrRepositoryPrefix",
    live={
        "credentialArn": "credentialArn",
        "customRoleArn": "customRoleArn",
        "ecrRepositoryPrefix": "ecrRepositoryPrefix",
        "registryId": "account",
        "upstreamRegistryUrl": "upstreamRegistryUrl",
        "upstreamRepositoryPrefix": "upstreamRepositoryPrefix",
    },
    setters=(
        Setter(
            ("credentialArn", "customRoleArn"),
            Api(
                "update_pull_through_cache_rule",
                f"{{{_RULE}, credentialArn: credentialArn, customRoleArn: customRoleArn}}",
            ),
        ),
    ),
    delete=(Api("delete_pull_through_cache_rule", f"{{{_RULE}}}"),),
    replace=frozenset({"ecrRepositoryPrefix", "upstreamRegistryUrl", "upstreamRepositoryPrefix"}),
    is_recorded=True,
)

KINDS = (PULL_THROUGH_CACHE_RULE,)
