"""Parts of Azure's resource ids and key identifiers."""

from typing import NamedTuple
from urllib.parse import urlsplit

import pulumi


class KeyIdentifier(NamedTuple):
    """A key of a vault, as `https://<vault>.vault.azure.net/keys/<key>/<version>` says."""

    vault: str
    vault_uri: str
    key: str


def key_identifier(identifier: str) -> KeyIdentifier:
    """Return the parts of a key identifier; ValueError if it is none."""
    url = urlsplit(identifier)
    segments = url.path.split("/")
    if url.scheme != "https" or len(segments) < 3 or segments[1] != "keys":
        raise ValueError(f"`{identifier}` is no key identifier of a vault (https://…/keys/…)")
    return KeyIdentifier(url.netloc.split(".")[0], f"https://{url.netloc}/", segments[2])


def vault_id(subscription: str, group: pulumi.Input[str], key: pulumi.Input[str]) -> pulumi.Output[str]:
    """Return the resource id of the vault that ``key`` lies in, which is in ``group``."""
    vault = pulumi.Output.from_input(key).apply(lambda identifier: key_identifier(identifier).vault)
    return pulumi.Output.concat(
        f"/subscriptions/{subscription}/resourceGroups/", group, "/providers/Microsoft.KeyVault/vaults/", vault
    )


def segment_after(resource_id: str, kind: str) -> str:
    """Return the segment that follows ``kind`` in a resource id; ValueError if there is none."""
    segments = resource_id.split("/")
    wanted = [i for i, s in enumerate(segments[:-1]) if s.lower() == kind.lower()]
    if not wanted:
        raise ValueError(f"`{resource_id}` is no resource id with `{kind}`")
    return segments[wanted[0] + 1]
