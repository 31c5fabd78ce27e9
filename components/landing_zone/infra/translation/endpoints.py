"""A workload that a managed endpoint serves, as an entry of the stack's endpoints: nothing is made for it."""

from landing_zone.infra.landing_zone import Endpoint
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan, Status

HOSTS = {
    "azure-openai": "https://<account>.openai.azure.com",
    "bedrock": "https://bedrock-runtime.{region}.amazonaws.com",
    "vertex": "https://{region}-aiplatform.googleapis.com",
}
"""Pattern of the host that answers, by provider; what stands in angle brackets is the account's own name for it.

Source: docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html, cloud.google.com/vertex-ai/docs/reference/rest and
learn.microsoft.com/dotnet/api/aspire.azure.ai.openai.azureopenaisettings.endpoint, read 2026-11-24.
"""
GLOBAL_HOSTS = {"vertex": "https://aiplatform.googleapis.com"}
"""Of offers that no region answers."""
GLOBAL = "global"


def managed_endpoints(scope: Scope, plan: Plan) -> dict[str, Endpoint]:
    """Return what is known of the endpoint of every workload that the plan sends to one; no secrets."""
    served = ((d.workload, d.endpoint) for d in plan.decisions if d.status is Status.MANAGED and d.endpoint is not None)
    return {workload: _endpoint(scope, name) for workload, name in served}


def _endpoint(scope: Scope, name: str) -> Endpoint:
    endpoint = next(e for e in scope.environment.managed if e.name == name)
    offer = scope.catalog.managed_offers[endpoint.offer]
    told: Endpoint = {
        "endpoint": name,
        "provider": offer.provider,
        "region": endpoint.region,
        "model": offer.model,
    }
    if (url := _url(offer.provider, offer.zone, endpoint.region)) is not None:
        told["url"] = url
    return told


def _url(provider: str, zone: str, region: str) -> str | None:
    pattern = GLOBAL_HOSTS.get(provider) if zone == GLOBAL else None
    pattern = pattern or HOSTS.get(provider)
    return pattern.format(region=region.partition("/")[2]) if pattern else None
