"""Workloads: model, task, regions of users and sources, accelerators, and the endpoints that may serve them."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.names import CPU, accelerator_fix
from landing_zone.catalog.model import ModelKind
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.words import quoted, suggestion
from landing_zone.config.workload import Task, Workload
from landing_zone.errors import Fault

KINDS_OF_TASK = {
    Task.CHAT: (ModelKind.LLM, ModelKind.VISION_LLM),
    Task.VISION_CHAT: (ModelKind.VISION_LLM,),
    Task.EMBEDDING: (ModelKind.EMBEDDING, ModelKind.IMAGE_EMBEDDING),
    Task.IMAGE_GENERATION: (ModelKind.TEXT_TO_IMAGE,),
    Task.SPEECH_TO_TEXT: (ModelKind.SPEECH_TO_TEXT,),
    Task.IMAGE_CLASSIFICATION: (ModelKind.IMAGE_CLASSIFIER, ModelKind.IMAGE_EMBEDDING),
    Task.TABULAR: (ModelKind.TABULAR,),
}
MANAGED_KIND_OF_TASK = {Task.CHAT: "chat", Task.VISION_CHAT: "chat", Task.EMBEDDING: "embedding"}
"""What an endpoint has to answer with; other tasks are served on pools only."""


def workload_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield what workloads name that is not in the catalog, and what can't do their task."""
    environment = inputs.environment.value
    for document in inputs.workloads:
        yield from _model(document, catalog)
        yield from _users(document, catalog)
        yield from _sources(document, environment, catalog)
        yield from _accelerators(document, catalog)
        yield from _managed(document, environment, catalog)


def _model(document: Document[Workload], catalog: Catalog) -> Iterator[Fault]:
    workload, source = document.value, document.source
    model = catalog.models.get(workload.model.name)
    if model is None:
        fix = suggestion(workload.model.name, catalog.models, "add a row to the catalog's models.csv")
        yield source.fault(("model", "name"), f"model {quoted(workload.model.name)} is not in the catalog", fix)
    elif model.kind not in KINDS_OF_TASK[workload.task]:
        fix = f"write a task that a {model.kind} model does, or another model"
        yield source.fault(("task",), f"`{model.name}` is a {model.kind} model and can't do `{workload.task}`", fix)


def _users(document: Document[Workload], catalog: Catalog) -> Iterator[Fault]:
    for index, users in enumerate(document.value.traffic.users):
        if users.region not in catalog.regions:
            fix = suggestion(users.region, catalog.regions, "write it as <cloud>/<region>")
            path = ("traffic", "users", index, "region")
            yield document.source.fault(path, f"region {quoted(users.region)} is not in the catalog", fix)


def _sources(document: Document[Workload], environment: Environment, catalog: Catalog) -> Iterator[Fault]:
    known = {*catalog.regions, *(cluster.name for cluster in environment.clusters)}
    for index, data in enumerate(document.value.sources):
        if data.region not in known:
            problem = f"{quoted(data.region)} is neither a region of the catalog nor a cluster of this environment"
            fix = suggestion(data.region, known, "write it as <cloud>/<region>, or the cluster's name")
            yield document.source.fault(("sources", index, "region"), problem, fix)


def _accelerators(document: Document[Workload], catalog: Catalog) -> Iterator[Fault]:
    for index, name in enumerate(document.value.accelerators or ()):
        if name != CPU and name not in catalog.accelerators:
            problem, fix = f"{quoted(name)} is not in the catalog", accelerator_fix(name, catalog)
            yield document.source.fault(("accelerators", index), problem, fix)


def _managed(document: Document[Workload], environment: Environment, catalog: Catalog) -> Iterator[Fault]:
    """Endpoints whose offer is not known have a fault of their own."""
    workload = document.value
    offers = {endpoint.name: catalog.managed_offers.get(endpoint.offer) for endpoint in environment.managed}
    for index, name in enumerate(workload.managed):
        offer, kind = offers.get(name), MANAGED_KIND_OF_TASK.get(workload.task)
        if offer is not None and offer.kind != kind:
            problem = f"{quoted(name)} is a managed {offer.kind} model and can't do `{workload.task}`"
            yield document.source.fault(("managed", index), problem, "remove it")
