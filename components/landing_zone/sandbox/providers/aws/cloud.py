"""The connection to the moto server that stands in for AWS: one account, one region."""

import threading
from dataclasses import dataclass, field
from typing import Any

from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.plugin.values import Object

DEFAULT_ACCOUNT = "123456789012"
_TIMEOUT_S = 60


@dataclass
class Cloud:
    """Calls of AWS APIs by the names of boto3."""

    url: str
    """Address of the moto server."""
    region: str
    account: str = DEFAULT_ACCOUNT
    _clients: dict[tuple[str, str], Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def call(self, service: str, operation: str, params: Object, region: str = "") -> Object:
        """Return an API's answer. Raises AwsError."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - heavy

        method = getattr(self._client(service, region or self.region), operation)
        try:
            return dict(method(**params))
        except ClientError as error:
            detail = error.response["Error"]
            raise AwsError(service, operation, str(detail["Code"]), str(detail.get("Message", ""))) from None
        except BotoCoreError as error:
            raise AwsError(service, operation, type(error).__name__, str(error)) from None

    def _client(self, service: str, region: str) -> Any:
        with self._lock:
            if (service, region) not in self._clients:
                self._clients[service, region] = self._connect(service, region)
            return self._clients[service, region]

    def _connect(self, service: str, region: str) -> Any:
        import boto3  # noqa: PLC0415 - heavy
        from botocore.config import Config  # noqa: PLC0415 - heavy

        config = Config(
            read_timeout=_TIMEOUT_S,
            retries={"total_max_attempts": 2},
            max_pool_connections=20,
            proxies={},
            s3={"addressing_style": "path"},
        )
        session = boto3.session.Session(
            aws_access_key_id="sandbox",
            aws_secret_access_key="sandbox",  # noqa: S106 - moto asks for none
            region_name=region,
        )
        client = session.client(service, endpoint_url=self.url, config=config)
        client.meta.events.register("before-call", self._name_account)
        return client

    def _name_account(self, params: Any, **_: Any) -> None:
        params["headers"]["x-moto-account-id"] = self.account
