"""Values that are of use only once something else is there."""

from collections.abc import Callable, Coroutine, Generator, Sequence
from typing import Any, Generic, TypeVar, cast

from pulumi import Output, Resource

T = TypeVar("T")


class _Asked(Generic[T]):
    """An answer that is asked for when it is awaited; a run that ends before leaves no coroutine behind."""

    def __init__(self, ask: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._ask = ask

    def __await__(self) -> Generator[Any, None, T]:
        return self._ask().__await__()


def after(value: Output[T], resources: Sequence[Resource]) -> Output[T]:
    """Return ``value`` so that whoever uses it waits for ``resources``, and is deleted before them.

    Other than a value made of theirs, it stays known in a preview in which one of them is new.
    """

    async def dependencies() -> set[Resource]:
        return await value.resources() | set(resources)

    async def found() -> T:
        return cast("T", await value.future(with_unknowns=True))

    return Output(_Asked(dependencies), _Asked(found), _Asked(value.is_known), _Asked(value.is_secret))
