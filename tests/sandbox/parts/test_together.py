"""Several things at once."""

import asyncio

import pytest

from landing_zone.sandbox.parts.together import together


def test_results_come_in_the_order_of_the_work() -> None:
    """Whoever ends first."""

    async def main() -> list[str]:
        first = asyncio.Event()

        async def late() -> str:
            await first.wait()
            return "late"

        async def early() -> str:
            first.set()
            return "early"

        return await together([late(), early()])

    assert asyncio.run(main()) == ["late", "early"]


def test_an_error_is_raised_when_the_others_have_ended() -> None:
    """Nothing goes on writing behind the back of who saw the error."""
    ended = []

    async def main() -> None:
        failed = asyncio.Event()

        async def failing() -> None:
            failed.set()
            raise ValueError("first")

        async def longer() -> None:
            await failed.wait()
            await asyncio.sleep(0)
            ended.append(True)

        with pytest.raises(ValueError, match="first"):
            await together([failing(), longer()])
        assert ended == [True]

    asyncio.run(main())
