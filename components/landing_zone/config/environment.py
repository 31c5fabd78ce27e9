"""The environment: clusters, rules per data class, the platform, and how the plan is made."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Model, Name
from landing_zone.config.cluster import Cluster
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.moves import Moves
from landing_zone.config.policies import Policies
from landing_zone.config.quota import Quota
from landing_zone.config.resilience import Resilience
from landing_zone.config.rule import Rule
from landing_zone.config.secret import SecretRef


class Target(StrEnum):
    """Where the environment runs."""

    CLOUD = "cloud"
    SANDBOX = "sandbox"


class PlanMode(StrEnum):
    """`lock`: the committed plan file decides and a stale one is refused; `auto`: computed on the fly."""

    LOCK = "lock"
    AUTO = "auto"


class Platform(Model):
    """Switches of the platform around the models."""

    gpu_operator: bool = True
    serving: bool = True
    gateway: bool = True
    gateway_domain: str = Field(
        "models.internal", pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", max_length=253, examples=["models.internal"]
    )
    """Domain below which every model gets its host name."""
    charts: str | None = Field(None, min_length=1)
    """Mirror of the Helm charts: a directory, or an `oci://` folder; absent = the projects' own repositories."""


class Tenant(Model):
    """A team that owns workloads; it gets a namespace in every cluster where one of its workloads runs."""

    name: Name
    owner: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254, examples=["team@example.org"])
    """Mail address that findings and messages name."""
    accelerators: int = Field(16, ge=0)
    """Quota of whole accelerators and partitions per cluster."""
    registry_secret: SecretRef | None = None
    """A token that model downloads use."""


class Environment(Model):
    """Everything that `stacks/Pulumi.<name>.yaml` says under `ai-landing-zone:environment`."""

    target: Target = Target.CLOUD
    plan: PlanMode = PlanMode.LOCK
    clusters: tuple[Cluster, ...] = Field(min_length=1)
    data_classes: dict[Name, Rule] = Field(min_length=1)
    tenants: tuple[Tenant, ...] = Field(min_length=1)
    managed: tuple[ManagedEndpoint, ...] = ()
    """Endpoints that workloads may use instead of a pool, where they list them."""
    quotas: tuple[Quota, ...] = ()
    licences: tuple[str, ...] | None = Field(None, min_length=1)
    """Licences of models that may be served; absent = every one."""
    carbon_usd_per_t: float = Field(0, ge=0, le=10_000)
    """Price of a tonne of CO2, added to the cost of power where the grid's intensity is known."""
    resilience: Resilience = Field(default_factory=lambda: Resilience.model_validate({}))
    moves: Moves = Field(default_factory=lambda: Moves.model_validate({}))
    policies: Policies = Field(default_factory=lambda: Policies.model_validate({}))
    platform: Platform = Field(default_factory=lambda: Platform.model_validate({}))
    workloads: tuple[Name, ...] | None = None
    """Workloads of this environment, by name; absent = every file in `workloads/`."""
    hours_per_month: float = Field(730, gt=0, le=744)
    demand_margin: float = Field(1.35, ge=1, le=10)
    """Factor on every workload's requests per second, for what the throughput estimate may be wrong by."""
