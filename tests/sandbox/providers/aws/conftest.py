"""A moto server in the test's process, and resources on it without the engine."""

import asyncio
import logging
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer

from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.aws.handlers import handler_of
from landing_zone.sandbox.providers.aws.scope import Settings
from landing_zone.sandbox.providers.aws.session import Session
from landing_zone.sandbox.providers.plugin.diffing import Difference
from landing_zone.sandbox.providers.plugin.handler import Call, Found
from landing_zone.sandbox.providers.plugin.values import Object

REGION = "eu-central-1"
ACCOUNT = "111122223333"


class OneServer(Session):
    """A session that knows its server."""

    def __init__(self, url: str, state: Path, settings: Settings) -> None:
        super().__init__(state, settings)
        self._url = url

    def running(self, urn: str) -> Cloud:
        """Return the connection to the test's server, one for all."""
        return self._clouds.setdefault("", self.at(self._url))


@dataclass
class Resource:
    """A resource as the engine keeps it."""

    type: str
    name: str
    id: str = ""
    inputs: Object = field(default_factory=dict)
    outputs: Object = field(default_factory=dict)

    @property
    def urn(self) -> str:
        """The engine's name of it."""
        return f"urn:pulumi:test::ai-landing-zone::{self.type}::{self.name}"


class Engine:
    """What the engine does with a resource, in the same order."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def up(self, type_token: str, label: str = "x", /, **inputs: Any) -> Resource:
        """Check, preview and create; then the same inputs must make no difference, and a refresh no drift."""
        made = self.create(type_token, label, **inputs)
        assert not self.diff(made, **inputs).changes
        found = self.refresh(made)
        assert found
        assert found.inputs == made.inputs
        return made

    def create(self, type_token: str, label: str = "x", /, **inputs: Any) -> Resource:
        """Check, preview and create."""
        made = Resource(type_token, label)
        handler = handler_of(type_token, self.session)
        made.inputs = handler.check(Call(made.urn, type_token, inputs))
        asyncio.run(handler.preview(Call(made.urn, type_token, made.inputs)))
        made.id, made.outputs = asyncio.run(handler.create(Call(made.urn, type_token, made.inputs)))
        return made

    def diff(self, made: Resource, **inputs: Any) -> Difference:
        """Check the new inputs and compare."""
        handler = handler_of(made.type, self.session)
        checked = handler.check(Call(made.urn, made.type, inputs, made.inputs))
        return asyncio.run(handler.diff(Call(made.urn, made.type, checked, made.inputs, made.outputs, made.id)))

    def update(self, made: Resource, **inputs: Any) -> Resource:
        """Change it in place; then a refresh must find no drift."""
        found = self.diff(made, **inputs)
        assert found.changes
        assert not found.replaced
        handler = handler_of(made.type, self.session)
        checked = handler.check(Call(made.urn, made.type, inputs, made.inputs))
        call = Call(made.urn, made.type, checked, made.inputs, made.outputs, made.id)
        new = Resource(made.type, made.name, made.id, checked, asyncio.run(handler.update(call)))
        seen = self.refresh(new)
        assert seen
        assert seen.inputs == checked
        return new

    def refresh(self, made: Resource) -> Found | None:
        """Read it as a refresh does."""
        call = Call(made.urn, made.type, made.inputs, made.inputs, made.outputs, made.id)
        return asyncio.run(handler_of(made.type, self.session).read(call))

    def adopt(self, type_token: str, resource_id: str) -> Found | None:
        """Read it as an import does."""
        call = Call(Resource(type_token, "imported").urn, type_token, resource_id=resource_id)
        return asyncio.run(handler_of(type_token, self.session).read(call))

    def delete(self, made: Resource) -> None:
        """Delete it; a refresh must then find nothing, and a second deletion must be fine."""
        handler = handler_of(made.type, self.session)
        call = Call(made.urn, made.type, made.outputs, {}, made.outputs, made.id, 5)
        asyncio.run(handler.delete(call))
        assert self.refresh(made) is None
        asyncio.run(handler.delete(call))


@pytest.fixture(scope="session")
def moto_url() -> Iterator[str]:
    """Address of a moto server with AWS' own policies."""
    default_user_config["iam"]["load_aws_managed_policies"] = True
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def engine(moto_url: str, tmp_path: Path) -> Engine:
    """An engine with a provider of one account and region, and default tags."""
    settings = Settings(REGION, ACCOUNT, {"owner": "ml"})
    made = Engine(OneServer(moto_url, tmp_path, settings))
    request = urllib.request.Request(f"{moto_url}/moto-api/reset", method="POST")
    urllib.request.urlopen(request).close()
    return made


@pytest.fixture
def cloud(engine: Engine) -> Cloud:
    """The same account and region, past the provider."""
    return engine.session.cloud("")
