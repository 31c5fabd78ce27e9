"""Values that wait for something else."""

from typing import Any

import pulumi
from pulumi_aws import cloudwatch

from landing_zone.infra.after import after


def test_its_user_depends_on_what_it_waits_for(registered: Any) -> None:
    """Beside what made the value itself."""

    def program() -> None:
        first, second = cloudwatch.LogGroup("first"), cloudwatch.LogGroup("second")
        cloudwatch.LogGroup("user", name=after(first.arn.apply(lambda _: "known"), [second]))

    *others, user = registered(program)
    assert user.inputs["name"] == "known"
    assert user.dependencies == {other.urn for other in others}


def test_it_may_wait_for_nothing(registered: Any) -> None:
    """The value is then what it was."""
    (user,) = registered(lambda: cloudwatch.LogGroup("user", name=after(pulumi.Output.from_input("known"), [])))
    assert (user.inputs["name"], user.dependencies) == ("known", frozenset())
