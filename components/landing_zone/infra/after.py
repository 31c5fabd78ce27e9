"""Values that are of use only once something else is there."""

from collections.abc import Awaitable, Sequence
from typing import TypeVar, cast

from pulumi import Output, Resource

T = TypeVar("T")


def after(value: Output[T], resources: Sequence[Resource]) -> Output[T]:
    """Return ``value`` so that whoever uses it waits for ``resources``, and is deleted before them.

    Other than a value made of theirs, it stays known in a preview in which one of them is new.
    """

    async def dependencies() -> set[Resource]:
        return await value.resources() | set(resources)

    future = cast("Awaitable[T]", value.future(with_unknowns=True))
    return Output(dependencies(), future, value.is_known(), value.is_secret())
