"""One model as KServe's InferenceService: a pure translation of the component's arguments."""

from typing import Any, NotRequired, TypedDict

from landing_zone.infra import labels
from landing_zone.infra.accelerators.resources import TaintArgs, tolerations
from landing_zone.infra.accelerators.workload_priorities import priority_class
from landing_zone.infra.quantity import cpu, memory
from landing_zone.infra.serving.arguments import (
    AdapterArgs,
    ShapeArgs,
    adapter_path,
    model_path,
    server_arguments,
)
from landing_zone.infra.serving.model_identity import ModelIdentityArgs
from landing_zone.infra.serving.packing import packing
from landing_zone.infra.serving.runtimes import runtime_for
from landing_zone.infra.serving.security import CONTAINER, POD
from landing_zone.infra.tenancy.tenant_namespace import SERVICE_ACCOUNT


class ModelServiceArgs(TypedDict):
    """A model and where the plan put it."""

    cluster: str
    """Name of the cluster."""
    workload: str
    """Name of the workload, and of its InferenceService."""
    tenant: str
    """Tenant, and the namespace that the model runs in."""
    owner: str
    """Mail address of the owner."""
    task: str
    """What the model does; decides the runtime."""
    model: str
    """Name of the model."""
    model_uri: str
    """Where the weights are."""
    licence: str
    """Licence of the model."""
    data_class: str
    """Class of the data that it processes."""
    criticality: str
    """`critical`, `standard` or `best-effort`."""
    pool: str
    """Pool that it runs on."""
    taints: list[TaintArgs]
    """Taints of that pool."""
    replicas: int
    """Number of replicas."""
    shape: ShapeArgs
    """How one replica runs."""
    token_budget_per_minute: int
    """Tokens a minute, in and out, that it is planned for; 0 for models without tokens."""
    adapters: NotRequired[list[AdapterArgs]]
    """LoRA adapters."""
    domain: str
    """Domain below which it gets its host name."""
    store_token: NotRequired[bool]
    """Whether the tenant has a token for model downloads."""
    identity: NotRequired[ModelIdentityArgs]
    """Who its pods are to the cloud that the cluster stands in; set by what makes the identity."""


def host(args: ModelServiceArgs) -> str:
    """Return the host name that KServe gives the model (its `domainTemplate` default)."""
    return f"{args['workload']}-{args['tenant']}.{args['domain']}"


def service_labels(args: ModelServiceArgs) -> dict[str, str]:
    """Return the labels, which KServe copies to the model's Deployment and pods."""
    return {
        labels.WORKLOAD: args["workload"],
        labels.TENANT: args["tenant"],
        labels.POOL: args["pool"],
        labels.DATA_CLASS: args["data_class"],
        labels.CRITICALITY: args["criticality"],
        **(args["identity"]["labels"] if "identity" in args else {}),
    }


def service_annotations(args: ModelServiceArgs) -> dict[str, str]:
    """Return what is known of the model, its owner and its budget; KServe copies it to the pods."""
    _, at, digest = args["model_uri"].rpartition("@")
    budget = args["token_budget_per_minute"]
    return {
        "serving.kserve.io/deploymentMode": "Standard",
        "serving.kserve.io/autoscalerClass": "none",
        labels.OWNER: args["owner"],
        labels.MODEL: args["model"],
        labels.MODEL_URI: args["model_uri"],
        labels.LICENCE: args["licence"],
        **({labels.MODEL_DIGEST: digest} if at else {}),
        **({labels.TOKEN_BUDGET: str(budget)} if budget else {}),
    }


def service_spec(args: ModelServiceArgs) -> dict[str, Any]:
    """Return the spec. The replicas are the plan's, so that no autoscaler moves what was decided.

    A rollout takes a replica down before it brings its successor up: the plan leaves no device free for a surge.
    """
    predictor: dict[str, Any] = {
        "minReplicas": args["replicas"],
        "maxReplicas": args["replicas"],
        "deploymentStrategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}},
        "serviceAccountName": args["workload"] if "identity" in args else SERVICE_ACCOUNT,
        "automountServiceAccountToken": False,
        "priorityClassName": priority_class(args["criticality"]),
        "nodeSelector": {labels.POOL: args["pool"]},
        **packing(args["workload"], args["pool"]),
        "tolerations": tolerations(args["taints"]),
        "securityContext": POD,
        "model": _model(args),
    }
    adapters = args.get("adapters", [])
    if adapters:
        predictor["storageUris"] = _storage(args["model_uri"], adapters)
    return {"predictor": predictor}


def _model(args: ModelServiceArgs) -> dict[str, Any]:
    shape, adapters = args["shape"], args.get("adapters", [])
    runtime = runtime_for(args["task"], shape.get("resource"))
    model: dict[str, Any] = {
        "runtime": runtime.object_name,
        "modelFormat": {"name": runtime.model_format},
        "args": server_arguments(args["task"], shape, adapters),
        "resources": _resources(shape),
        "securityContext": CONTAINER,
    }
    if runtime.protocols:
        model["protocolVersion"] = runtime.protocols[-1]
    if not adapters:
        model["storageUri"] = args["model_uri"]
    return model


def _storage(model_uri: str, adapters: list[AdapterArgs]) -> list[dict[str, str]]:
    base = {"uri": model_uri, "mountPath": model_path(adapters)}
    return [base, *({"uri": a["uri"], "mountPath": adapter_path(a)} for a in adapters)]


def _resources(shape: ShapeArgs) -> dict[str, dict[str, str]]:
    """Return requests equal to limits, so that a replica has what the plan counted."""
    amounts = {"cpu": cpu(shape["vcpu"]), "memory": memory(shape["memory_gib"])}
    if "resource" in shape:
        amounts[shape["resource"]] = str(shape["devices"])
    return {"requests": dict(amounts), "limits": dict(amounts)}
