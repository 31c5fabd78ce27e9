"""Stand-ins lie where the engine looks for plugins, under the version that the SDK asks for."""

import os
import subprocess
from importlib.metadata import version
from pathlib import Path

from landing_zone.sandbox.plugins import install


def test_the_kubernetes_stand_in_is_found_and_runs(tmp_path: Path) -> None:
    """The script starts our module; a second installation leaves it alone."""
    install(tmp_path)
    name = f"resource-kubernetes-v{version('pulumi-kubernetes')}"
    script = tmp_path / "plugins" / name / "pulumi-resource-kubernetes"
    assert os.access(script, os.X_OK)
    written = script.stat().st_mtime_ns
    install(tmp_path)
    assert script.stat().st_mtime_ns == written
    with subprocess.Popen([script, "127.0.0.1:1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as plugin:
        assert plugin.stdout is not None
        assert int(plugin.stdout.readline()) > 0, "a plugin says its port first"
        plugin.kill()
