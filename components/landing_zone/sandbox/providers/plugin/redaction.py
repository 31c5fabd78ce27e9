"""What may be said about an error: everything, except what the program marked as a secret."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pulumi.provider.experimental.property_value import PropertyValue

_PROPERTIES = ("properties", "news", "olds", "inputs", "old_inputs", "args")
"""Fields of the protocol's requests that hold properties."""
_SHORTEST = 4
"""Characters of a secret that is worth hiding; of a shorter one every text would be full of holes."""
MARK = "[secret]"


def hide(text: str, request: Any) -> str:
    """Return a text without the secrets of a request of the engine: the server may quote them, whatever the kind."""
    sent = [PropertyValue.unmarshal_map(getattr(request, name)) for name in _PROPERTIES if hasattr(request, name)]
    secrets = {word for properties in sent for value in properties.values() for word in _secrets(value)}
    for word in sorted(secrets, key=len, reverse=True):
        text = text.replace(word, MARK)
    return text


def _secrets(prop: PropertyValue, *, inside: bool = False) -> Iterator[str]:
    """Yield the words of a value that are marked as secrets, or stand in something that is."""
    value, is_secret = prop.value, inside or prop.is_secret
    if isinstance(value, str):
        yield from [value] if is_secret and len(value) >= _SHORTEST else []
        return
    items: Iterable[Any] = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else ()
    )
    for item in items:
        yield from _secrets(item, inside=is_secret)
