"""AWS clients by boto3 with the user's own configuration, and its errors as one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError, NoCredentialsError

from landing_zone.errors import SourceError

CONFIG = Config(connect_timeout=10, read_timeout=30, retries={"mode": "adaptive", "max_attempts": 5})
"""Adaptive: busy answers are retried with growing waits, and the client slows down by itself."""
HOME = "us-east-1"
"""The region that answers for all: it serves the price list, and no account can switch it off."""
LOG_IN = "log in, as with `aws sso login`, or leave this source out"


class Client(Protocol):
    """What is used of a boto3 client."""

    def get_paginator(self, operation: str, /) -> Any:
        """Return the paginator of an operation."""
        ...

    def describe_regions(self) -> Any:
        """Return the regions that the account may use."""
        ...


def clients(service: str, endpoint: str | None) -> Callable[[str], Client]:
    """Return what makes the client of a service in a region; `endpoint` is another address of the service."""
    session = boto3.session.Session()

    def in_region(region: str) -> Client:
        made: Client = session.client(service, region_name=region, endpoint_url=endpoint, config=CONFIG)
        return made

    return in_region


@contextmanager
def told(source: str) -> Iterator[None]:
    """Raise what boto3 raises in the block as SourceError; its text holds no credentials and no signed request."""
    try:
        yield
    except NoCredentialsError:
        raise SourceError(f"{source}: no AWS credentials are found; {LOG_IN}") from None
    except EndpointConnectionError:
        raise SourceError(f"{source}: AWS can't be reached; connect to the network, or leave this source out") from None
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "an error")
        raise SourceError(f"{source}: AWS refuses {error.operation_name} ({code}); {LOG_IN}") from None
    except BotoCoreError as error:
        raise SourceError(f"{source}: AWS gave no answer ({type(error).__name__}); try again later") from None
