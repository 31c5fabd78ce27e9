"""What can be said of a call without making it: botocore's own models of AWS' APIs."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.plugin.values import Object


def problems(service: str, operation: str, params: Object, *, is_whole: bool = True) -> list[str]:
    """Return what is wrong with the parameters of a boto3 method.

    The models say which words an API knows; names, types and lengths are checked where no parameter is missing yet.
    """
    shape = _model(service).operation_model(_operation(service, operation)).input_shape
    found = list(_words(params, shape, ""))
    return [*_refused(params, shape), *found] if is_whole else found


def check(service: str, operation: str, params: Object) -> None:
    """Raise AwsError where something is wrong with the parameters of a boto3 method."""
    if found := problems(service, operation, params):
        raise AwsError(service, operation, "ParamValidation", "; ".join(found))


def _refused(params: Object, shape: Any) -> list[str]:
    from botocore.validate import ParamValidator  # noqa: PLC0415 - heavy

    report = ParamValidator().validate(params, shape)
    return [" ".join(report.generate_report().split())] if report.has_errors() else []


def _words(value: Any, shape: Any, path: str) -> Iterator[str]:
    if shape.type_name == "structure" and isinstance(value, dict):
        for name, member in shape.members.items():
            if name in value:
                yield from _words(value[name], member, f"{path}.{name}".lstrip("."))
    elif shape.type_name == "list" and isinstance(value, list):
        for i, item in enumerate(value):
            yield from _words(item, shape.member, f"{path}[{i}]")
    elif shape.type_name == "string" and shape.enum and value not in shape.enum:
        yield f"{path}: {value!r} is none of {', '.join(sorted(shape.enum))}"


@cache
def _model(service: str) -> Any:
    from botocore.session import get_session  # noqa: PLC0415 - heavy

    return get_session().get_service_model(service)


@cache
def _operation(service: str, method: str) -> str:
    """Return the API's name of a boto3 method: `create_vpc` is CreateVpc."""
    from botocore import xform_name  # noqa: PLC0415 - heavy

    return next(str(name) for name in _model(service).operation_names if xform_name(name) == method)
