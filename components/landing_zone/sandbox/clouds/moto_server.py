"""The moto server's process: ``python -m landing_zone.sandbox.clouds.moto_server -H ADDRESS -p PORT``."""

import logging
import sys

from moto.core.config import default_user_config
from moto.server import main


def run(arguments: list[str]) -> None:
    """Serve AWS' APIs, with its managed policies, until the process is ended."""
    default_user_config["iam"]["load_aws_managed_policies"] = True
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    main(arguments)


if __name__ == "__main__":
    run(sys.argv[1:])
