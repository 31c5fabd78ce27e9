"""Policy documents of IAM, KMS and S3."""

from typing import Any

from pulumi import Input, Output

Statement = dict[str, Any]
Condition = dict[str, dict[str, Input[Any]]]


def document(*statements: Statement) -> Output[str]:
    """Return a policy of these statements as JSON."""
    return Output.json_dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(actions: list[str], resources: list[Input[str]], condition: Condition | None = None) -> Statement:
    """Return a statement of an identity's policy."""
    return _with({"Effect": "Allow", "Action": actions, "Resource": resources}, condition)


def trust(service: str, condition: Condition | None = None, *, session_tags: bool = False) -> Output[str]:
    """Return the trust policy of a role that an AWS service assumes."""
    actions = ["sts:AssumeRole", *(["sts:TagSession"] if session_tags else [])]
    return document(_with({"Effect": "Allow", "Principal": {"Service": service}, "Action": actions}, condition))


def _with(statement: Statement, condition: Condition | None) -> Statement:
    return statement | ({"Condition": condition} if condition else {})
