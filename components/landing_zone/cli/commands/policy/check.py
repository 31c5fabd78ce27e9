"""`lz policy check`: what the controls find in an environment, in manifests, in a state, in a preview."""

from pathlib import Path

import click

from landing_zone.cli.context import Start
from landing_zone.cli.options import environment_argument, json_option
from landing_zone.cli.output import warn
from landing_zone.cli.policy.forms import Form, tell
from landing_zone.cli.policy.inputs import Asked, read_resources
from landing_zone.config.policies import Profile
from landing_zone_policies.answer import Answer, answer
from landing_zone_policies.terms import Terms, of_environment, without_environment

PATHS = click.Path(path_type=Path)


@click.command("check")
@environment_argument(required=False)
@click.option("--manifests", type=PATHS, multiple=True, metavar="DIR", help="Kubernetes manifests.")
@click.option("--resources", type=PATHS, multiple=True, metavar="FILE.jsonl", help='Lines of {"id", "type", "props"}.')
@click.option("--state", type=PATHS, multiple=True, metavar="FILE", help="Output of `pulumi stack export`.")
@click.option("--preview", type=PATHS, multiple=True, metavar="FILE", help="Output of `pulumi preview --json`.")
@click.option("--profile", type=click.Choice([p.value for p in Profile]), help="Instead of the environment's own.")
@click.option("--exemptions", type=PATHS, metavar="FILE", help="Instead of policies/exemptions.yaml.")
@click.option(
    "--undetermined", type=click.IntRange(0), default=0, show_default=True, help="Undecided mandatory ones to let pass."
)
@click.option("--format", "form", type=click.Choice([f.value for f in Form]), default="table", show_default=True)
@click.option("--out", type=PATHS, metavar="FILE", help="Write the answer there, in that format.")
@json_option
@click.pass_obj
def command(
    start: Start,
    /,
    *,
    environment: str | None,
    profile: str | None,
    exemptions: Path | None,
    undetermined: int,
    form: str,
    out: Path | None,
    as_json: bool,
    **files: tuple[Path, ...],
) -> int:
    """Say what the controls find in resources that need not exist yet.

    With ENV alone that is all it would create, judged by its profile, clusters, data classes and exemptions; with
    files it is those. Without ENV every control is asked, or those of --profile, and nothing is held against the
    resources that only an environment could tell. Secrets are never shown.

    Exits with 1 if a mandatory control fails, or can't be decided because a value is not known yet.
    """
    terms = _terms(start, environment, profile, exemptions)
    asked = Asked(environment, **files)
    found = answer(terms, read_resources(start, asked, frozenset(terms.scene.clusters)))
    tell(found, Form(form), out, as_json=as_json)
    _warn_of_unused(found)
    return int(found.blocks(undetermined))


def _terms(start: Start, environment: str | None, profile: str | None, exemptions: Path | None) -> Terms:
    if environment is None:
        return without_environment(profile, exemptions)
    return of_environment(start.paths().root, environment, profile, exemptions)


def _warn_of_unused(found: Answer) -> None:
    for unused in found.unused:
        warn(f"warning: the exemption of {unused.resource} from {unused.control} is not needed: take it out")
