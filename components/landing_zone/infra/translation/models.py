"""A placed workload as the arguments of its ModelService."""

import math

from landing_zone.config.document import Document
from landing_zone.config.workload import Workload
from landing_zone.errors import InputError
from landing_zone.infra.serving.arguments import ShapeArgs
from landing_zone.infra.serving.inference_service import ModelServiceArgs, host
from landing_zone.infra.translation.pools import pool_args, tolerated
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Decision, Shape

LONGEST_HOST_LABEL = 63


def model_args(scope: Scope, workload: Document[Workload], decision: Decision) -> ModelServiceArgs:
    """Return the arguments of one placed workload.

    Raises:
        InputError: workload and tenant together make a host name that is too long.
    """
    environment, wanted = scope.environment, workload.value
    cluster = next(c for c in environment.clusters if c.name == decision.cluster)
    pool = next(p for p in cluster.pools if p.name == decision.pool)
    assert decision.shape is not None  # every placed decision has one
    args: ModelServiceArgs = {
        "cluster": cluster.name,
        "workload": wanted.name,
        "tenant": wanted.tenant,
        "owner": next(t.owner for t in environment.tenants if t.name == wanted.tenant),
        "task": wanted.task.value,
        "model": wanted.model.name,
        "model_uri": wanted.model.uri,
        "licence": wanted.model.licence,
        "data_class": wanted.data_class,
        "criticality": wanted.criticality.value,
        "pool": pool.name,
        "taints": tolerated(cluster, pool, pool_args(cluster, pool, scope.catalog)),
        "replicas": decision.replicas,
        "shape": _shape(decision.shape),
        "token_budget_per_minute": _token_budget(wanted, environment.demand_margin),
        "store_token": next(t.registry_secret is not None for t in environment.tenants if t.name == wanted.tenant),
        "adapters": [{"name": a.name, "uri": a.uri, "rank": a.rank} for a in wanted.adapters],
        "domain": environment.platform.gateway_domain,
    }
    _check_host(workload, args)
    return args


def _shape(shape: Shape) -> ShapeArgs:
    args: ShapeArgs = {
        "precision": shape.precision.value,
        "tensor_parallel": shape.tensor_parallel,
        "pipeline_parallel": shape.pipeline_parallel,
        "expert_parallel": shape.expert_parallel,
        "devices": shape.devices,
        "vcpu": shape.vcpu,
        "memory_gib": shape.memory_gib,
        "max_model_len": shape.max_model_len,
        "max_concurrency": shape.max_concurrency,
    }
    if shape.resource is not None:
        args["resource"] = shape.resource
    return args


def _token_budget(workload: Workload, demand_margin: float) -> int:
    """Return the tokens a minute of the busy hour, with the margin that the plan was made with."""
    traffic = workload.traffic
    tokens = traffic.input_tokens + traffic.output_tokens
    return math.ceil(traffic.requests_per_second * 60 * tokens * demand_margin)


def _check_host(workload: Document[Workload], args: ModelServiceArgs) -> None:
    label = host(args).split(".")[0]
    if len(label) > LONGEST_HOST_LABEL:
        problem = f"`{label}` is too long for a host name ({len(label)} of {LONGEST_HOST_LABEL} characters)"
        raise InputError(workload.source.fault(("name",), problem, "shorten the workload's or the tenant's name"))
