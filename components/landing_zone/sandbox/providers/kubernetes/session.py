"""What lives as long as the plugin: the connection, the signal to stop, and who wrote what."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from landing_zone.sandbox.kube import Kube, kubeconfig
from landing_zone.sandbox.kube.gone import Gone
from landing_zone.sandbox.kube.transport import BUDGET_S
from landing_zone.sandbox.providers.kubernetes.names import Ref
from landing_zone.sandbox.providers.kubernetes.reach import directory_of

MANAGER = "pulumi-ai-landing-zone"
"""Field manager of everything that is applied."""


class Session:
    """One configured provider resource: one cluster."""

    def __init__(
        self,
        *,
        kubeconfig: str | None = None,
        context: str | None = None,
        namespace: str | None = None,
        budget_s: float = BUDGET_S,
    ) -> None:
        self._kubeconfig = kubeconfig or os.environ.get("KUBECONFIG") or "~/.kube/config"
        self._context = context
        self._namespace = namespace
        self._budget_s = budget_s
        self._directory: Path | None = None
        self._stopping = asyncio.Event()
        self._writers: dict[tuple[str, str, str | None, str], str] = {}
        self.replaced: set[str] = set()
        """URNs of resources that get a new object in this run."""

    @cached_property
    def config(self) -> Mapping[str, Any]:
        """The kubeconfig, read when the first resource needs it. Raises SandboxError if it reaches no sandbox."""
        config = kubeconfig.load(self._kubeconfig)
        self._directory = directory_of(config, self._context)
        return config

    @property
    def directory(self) -> Path | None:
        """Folder of the sandbox cluster; None where it was closed, so that nothing is in it any more."""
        return self._directory if self.config else None

    @cached_property
    def kube(self) -> Kube:
        """The client, connected when the first resource needs it; of a cluster that was closed, an empty one."""
        connect, kind = (kubeconfig.access, Kube) if self.directory else (kubeconfig.without_credentials, Gone)
        access = connect(self.config, self._context)
        return kind(replace(access, namespace=self._namespace or access.namespace), budget_s=self._budget_s)

    def stop(self) -> None:
        """End all waiting; what is being sent is sent."""
        self._stopping.set()

    @property
    def is_stopping(self) -> bool:
        """Whether waiting should end."""
        return self._stopping.is_set()

    async def pause(self, seconds: float) -> None:
        """Wait, but no longer than until `stop`."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass

    def wrote(self, ref: Ref, urn: str) -> None:
        """Remember which resource wrote an object last."""
        self._writers[ref.key] = urn

    def belongs_to_another(self, ref: Ref, urn: str) -> bool:
        """Say whether another resource has written the object in this run.

        A resource renamed in the program is created, under its new name, before the old one is deleted; both mean the
        same object, which then has to stay.
        """
        return self._writers.get(ref.key, urn) != urn
