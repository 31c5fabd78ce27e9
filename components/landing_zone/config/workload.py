"""A model workload: what it serves, to whom, how fast, and what its data may do."""

from enum import StrEnum

from pydantic import Field, model_validator

from landing_zone.config.base import Model, Name
from landing_zone.config.precision import Precision
from landing_zone.config.resilience import Survives


class Task(StrEnum):
    """What the model does; decides the runtime that serves it."""

    CHAT = "chat"
    VISION_CHAT = "vision-chat"
    EMBEDDING = "embedding"
    IMAGE_GENERATION = "image-generation"
    SPEECH_TO_TEXT = "speech-to-text"
    IMAGE_CLASSIFICATION = "image-classification"
    TABULAR = "tabular"


class Criticality(StrEnum):
    """`best-effort` may be left out of a plan; the others may not."""

    CRITICAL = "critical"
    STANDARD = "standard"
    BEST_EFFORT = "best-effort"


class ModelRef(Model):
    """The model and its weights."""

    name: str = Field(min_length=1, max_length=128)
    """Hugging Face id, or a name of the catalog's `models.csv`."""
    uri: str = Field(pattern=r"^(hf|s3|gs|https|oci|pvc|abfs)://\S+$", examples=["s3://models/phi-4/1.0.0"])
    """Where the weights are, pinned to a revision or digest where the store has them."""
    licence: str = Field(min_length=1, max_length=64)


class Users(Model):
    """A share of the users and the region they are in."""

    region: str
    """`<cloud>/<region>` of the catalog that is nearest to them."""
    share: float = Field(gt=0, le=1)


class Traffic(Model):
    """Demand in the busy hour."""

    requests_per_second: float = Field(gt=0, le=1_000_000)
    average_share: float = Field(1, gt=0, le=1)
    """Demand of the average hour as part of the busy hour's; what is paid by use is paid for this much."""
    input_tokens: int = Field(0, ge=0, le=10_000_000)
    """Mean tokens in, per request (0 for models without tokens)."""
    output_tokens: int = Field(0, ge=0, le=1_000_000)
    cached_share: float = Field(0, ge=0, le=1)
    """Part of the input tokens that repeat an earlier request's beginning; managed endpoints sell them cheaper."""
    response_kib: float = Field(0, ge=0, le=1_000_000)
    """Size of an answer, for the cost of sending it to the users; 0 = too small to count."""
    users: tuple[Users, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _shares_sum_to_one(self) -> "Traffic":
        total = sum(u.share for u in self.users)
        if abs(total - 1) > 0.001:
            raise ValueError(f"the shares of `users` sum to {total:g}, not to 1; correct the shares")
        return self


class Objectives(Model):
    """Service levels. Absent = no requirement."""

    first_token_ms: float | None = Field(None, gt=0)
    per_token_ms: float | None = Field(None, gt=0)
    round_trip_ms: float | None = Field(None, gt=0)
    """Network round trip between the users and the model, at the share below."""
    round_trip_share: float = Field(0.95, gt=0, le=1)
    """Share of the users for whom the round trip must hold."""
    penalty_usd_per_hour: float | None = Field(None, gt=0)
    """Given: each time objective that is missed costs this instead of ruling the place out. Absent: all must hold."""


class Replicas(Model):
    """Bounds on the number of replicas."""

    min: int = Field(1, ge=1, le=512)
    max: int = Field(16, ge=1, le=512)

    @model_validator(mode="after")
    def _ordered(self) -> "Replicas":
        if self.min > self.max:
            raise ValueError(f"`min` ({self.min}) is above `max` ({self.max}); lower `min` or raise `max`")
        return self


class DataSource(Model):
    """Data that the workload reads while it serves, and where they lie."""

    region: str
    """`<cloud>/<region>` of the catalog, or the name of a cluster."""
    gb_per_hour: float = Field(gt=0, le=1_000_000)


class Adapter(Model):
    """A LoRA adapter served on the base model, for one tenant."""

    name: Name
    tenant: Name
    uri: str = Field(pattern=r"^(hf|s3|gs|https|oci|pvc|abfs)://\S+$", examples=["s3://models/phi-4/1.0.0"])
    rank: int = Field(16, ge=1, le=512)


class Workload(Model):
    """One file of `workloads/`."""

    name: Name
    title: str = Field(max_length=120)
    industry: str
    tenant: Name
    """Team that owns it; its mail address is in the environment."""
    task: Task
    model: ModelRef
    data_class: Name
    traffic: Traffic
    objectives: Objectives = Field(default_factory=lambda: Objectives.model_validate({}))
    replicas: Replicas = Field(default_factory=lambda: Replicas.model_validate({}))
    precisions: tuple[Precision, ...] = Field((Precision.BF16,), min_length=1)
    """Precisions allowed, best first."""
    context_tokens: int = Field(0, ge=0, le=10_000_000)
    """Longest context that must fit; 0 = input + output tokens."""
    adapters: tuple[Adapter, ...] = ()
    criticality: Criticality = Criticality.STANDARD
    after: tuple[Name, ...] = ()
    """Workloads that must be up before this one, by name (a pipeline's earlier stages)."""
    managed: tuple[Name, ...] = ()
    """Endpoints of the environment that may serve it instead of a pool: good enough by your own evaluation."""
    accelerators: tuple[str, ...] | None = Field(None, min_length=1)
    """Accelerators that may serve it, by the catalog's short names (`cpu` too); absent = every one."""
    spot: bool = True
    """Whether interruptible nodes may serve it; its data class must allow them, too."""
    near: tuple[Name, ...] = ()
    """Workloads that it must share a cluster with: stages of a pipeline, the model that it retrieves for."""
    apart: tuple[Name, ...] = ()
    """Workloads that it must not share a cluster with."""
    survives: Survives = Survives.NOTHING
    sources: tuple[DataSource, ...] = ()
    state_gib: float = Field(0, ge=0, le=1_000_000)
    """State that a move has to copy, beside the weights: indexes, caches."""
