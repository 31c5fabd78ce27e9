"""Stand-ins lie where the engine looks for plugins, under the version that the SDK asks for."""

import os
import subprocess
from importlib.metadata import version
from pathlib import Path

from landing_zone.sandbox.plugins import PLUGINS, VARIABLE, install, write_script


def test_the_kubernetes_stand_in_is_found_and_runs(tmp_path: Path) -> None:
    """The script starts our module; a second installation leaves it alone."""
    install(tmp_path, tmp_path / "state")
    name = f"resource-kubernetes-v{version('pulumi-kubernetes')}"
    script = tmp_path / "plugins" / name / "pulumi-resource-kubernetes"
    assert os.access(script, os.X_OK)
    written = script.stat().st_mtime_ns
    install(tmp_path, tmp_path / "state")
    assert script.stat().st_mtime_ns == written
    with subprocess.Popen([script, "127.0.0.1:1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as plugin:
        assert plugin.stdout is not None
        assert int(plugin.stdout.readline()) > 0, "a plugin says its port first"
        plugin.kill()


def test_every_stand_in_has_the_version_of_its_sdk(tmp_path: Path) -> None:
    """The engine looks for a folder of that name, and for a program of the package's name in it."""
    install(tmp_path, tmp_path / "state")
    for plugin in PLUGINS:
        folder = tmp_path / "plugins" / f"resource-{plugin.package}-v{version(plugin.distribution)}"
        assert [file.name for file in folder.iterdir()] == [f"pulumi-resource-{plugin.package}"]


def test_a_script_sets_the_state_folder_whatever_is_set(tmp_path: Path) -> None:
    """A plugin works in the state of the checkout that installed it; paths may hold spaces."""
    state = tmp_path / "a state's folder"
    write_script(tmp_path / "script", state, "landing_zone.sandbox.plugins")
    text = (
        (tmp_path / "script")
        .read_text()
        .replace("-m landing_zone.sandbox.plugins", "-c \"import os; print(os.environ['LZ_STATE_DIR'])\"")
    )
    (tmp_path / "script").write_text(text)
    done = subprocess.run(
        [tmp_path / "script"], env={VARIABLE: "/elsewhere"}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(state)
