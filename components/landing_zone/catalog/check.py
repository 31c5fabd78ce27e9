"""Check that whatever the inputs name is in the catalog, and that what they say of it agrees."""

import difflib
from collections.abc import Collection, Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelKind
from landing_zone.catalog.names import UnknownAccelerator
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.place import locate
from landing_zone.catalog.price import node_price_usd_per_hour, way_to_buy
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Document, Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import quoted
from landing_zone.config.workload import Task, Workload
from landing_zone.errors import Fault, InputError

CPU = "cpu"
CLOUDS = (Site.AWS, Site.AZURE, Site.GCP)
KINDS_OF_TASK = {
    Task.CHAT: (ModelKind.LLM, ModelKind.VISION_LLM),
    Task.VISION_CHAT: (ModelKind.VISION_LLM,),
    Task.EMBEDDING: (ModelKind.EMBEDDING, ModelKind.IMAGE_EMBEDDING),
    Task.IMAGE_GENERATION: (ModelKind.TEXT_TO_IMAGE,),
    Task.SPEECH_TO_TEXT: (ModelKind.SPEECH_TO_TEXT,),
    Task.IMAGE_CLASSIFICATION: (ModelKind.IMAGE_CLASSIFIER, ModelKind.IMAGE_EMBEDDING),
    Task.TABULAR: (ModelKind.TABULAR,),
}


def check_inputs(inputs: Inputs, catalog: Catalog) -> None:
    """Raise one InputError with every fault found."""
    source = inputs.environment.source
    faults = [
        fault
        for index, cluster in enumerate(inputs.environment.value.clusters)
        for fault in _cluster_faults(cluster, ("clusters", index), source, catalog)
    ]
    faults += [fault for workload in inputs.workloads for fault in _workload_faults(workload, catalog)]
    if faults:
        raise InputError(*faults)


def suggestion(name: str, known: Collection[str], otherwise: str) -> str:
    """Return the fix for an unknown name: the nearest known one, else ``otherwise``."""
    lowered = {k.lower(): k for k in sorted(known)}
    near = difflib.get_close_matches(name[:80].lower(), lowered, n=1, cutoff=0.6)
    return f"did you mean `{lowered[near[0]]}`?" if near else otherwise


def _cluster_faults(cluster: Cluster, path: FieldPath, source: SourceMap, catalog: Catalog) -> Iterator[Fault]:
    if cluster.site in CLOUDS and f"{cluster.site}/{cluster.region}" not in catalog.regions:
        known = [r.name for r in catalog.regions.values() if r.cloud == cluster.site]
        fix = suggestion(cluster.region, known, f"write a region of {cluster.site}")
        yield source.fault((*path, "region"), f"{quoted(cluster.region)} is not a region of {cluster.site}", fix)
        return
    if locate(cluster, catalog.regions) is None:
        yield source.fault(path, f"cluster `{cluster.name}` has no `place`", "add city, country, latitude, longitude")
        return
    for index, pool in enumerate(cluster.pools):
        yield from _pool_faults(cluster, pool, (*path, "pools", index), source, catalog)


def _pool_faults(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap, catalog: Catalog) -> Iterator[Fault]:
    accelerator = catalog.accelerators.get(pool.accelerator)
    if accelerator is None and pool.accelerator != CPU:
        fix = _accelerator_fix(pool.accelerator, catalog)
        yield source.fault((*path, "accelerator"), f"{quoted(pool.accelerator)} is not in the catalog", fix)
        return
    if pool.partition is not None and (accelerator is None or accelerator.partition(pool.partition) is None):
        profiles = ", ".join(p.profile for p in accelerator.partitions if p.is_mig) if accelerator else ""
        fix = f"write one of {profiles}" if profiles else "remove `partition`"
        yield source.fault((*path, "partition"), f"{pool.accelerator} has no profile `{pool.partition}`", fix)
    yield from _offer_faults(cluster, pool, path, source, catalog)


def _accelerator_fix(name: str, catalog: Catalog) -> str:
    """The short name that an alias stands for, else the nearest known name."""
    try:
        return f"write `{catalog.accelerator(name).name}`"
    except UnknownAccelerator:
        return suggestion(name, {*catalog.accelerators, CPU}, "see the catalog's accelerators")


def _offer_faults(
    cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap, catalog: Catalog
) -> Iterator[Fault]:
    if pool.instance_type is not None:
        offers = [o for o in catalog.offers.values() if o.cloud == cluster.site]
        same_type = [o for o in offers if o.instance_type == pool.instance_type]
        if not same_type and pool.price_usd_per_hour is None:
            fix = suggestion(pool.instance_type, {o.instance_type for o in offers}, "set `price_usd_per_hour`")
            problem = f"{quoted(pool.instance_type)} is not an offer of {cluster.site}"
            yield source.fault((*path, "instance_type"), problem, fix)
            return
        if same_type:
            yield from _mismatches(pool, same_type[0], path, source)
    if node_price_usd_per_hour(cluster, pool, catalog) is None:
        what = f"{way_to_buy(pool)} price of {quoted(pool.instance_type or pool.name)} in {cluster.region}"
        if pool.instance_type is None:
            what = f"price of pool `{pool.name}`, which names no `instance_type`,"
        yield source.fault(path, f"the {what} is not in the catalog", "set `price_usd_per_hour`")


def _mismatches(pool: Pool, offer: Offer, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    said = {"accelerator": pool.accelerator, "per_node": pool.per_node, "vcpu": pool.vcpu}
    true = {"accelerator": offer.accelerator, "per_node": offer.accelerators, "vcpu": offer.vcpu}
    for field, value in true.items():
        if said[field] != value:
            text = value if isinstance(value, str) else f"{value:g}"
            problem = f"`{offer.instance_type}` has {field} {text}, not {said[field]}"
            yield source.fault((*path, field), problem, f"write {text}")


def _workload_faults(document: Document[Workload], catalog: Catalog) -> Iterator[Fault]:
    workload, source = document.value, document.source
    model = catalog.models.get(workload.model.name)
    if model is None:
        fix = suggestion(workload.model.name, catalog.models, "add a row to the catalog's models.csv")
        yield source.fault(("model", "name"), f"model {quoted(workload.model.name)} is not in the catalog", fix)
    elif model.kind not in KINDS_OF_TASK[workload.task]:
        fix = f"write a task that a {model.kind} model does, or another model"
        yield source.fault(("task",), f"`{model.name}` is a {model.kind} model and can't do `{workload.task}`", fix)
    for index, users in enumerate(workload.traffic.users):
        if users.region not in catalog.regions:
            fix = suggestion(users.region, catalog.regions, "write it as <cloud>/<region>")
            path = ("traffic", "users", index, "region")
            yield source.fault(path, f"region {quoted(users.region)} is not in the catalog", fix)
