"""The templates of the pages: what is filled in is escaped, and a name that is not given is an error."""

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

_TICKED = re.compile(r"`([^`]+)`")


def page_templates() -> Environment:
    """Return the templates, with the filter `marked`."""
    templates = Environment(
        loader=PackageLoader("landing_zone.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["marked"] = _marked
    return templates


def _marked(text: str) -> Markup:
    """Return a sentence with what stands between backticks as code."""
    return Markup(_TICKED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 (escaped before)
