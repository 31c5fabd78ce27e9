"""The option that names where the measured points are."""

import argparse
from pathlib import Path

HOW = """needs --aiconfigurator CHECKOUT, with the measured points (Apache-2.0):
git clone https://github.com/ai-dynamo/aiconfigurator && git -C aiconfigurator checkout 095f58a51"""


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add it; without it a script prints how to get a checkout and does nothing."""
    parser.add_argument("--aiconfigurator", type=Path, metavar="CHECKOUT", help="where the measured points are")
