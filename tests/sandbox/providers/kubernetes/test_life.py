"""The life of resources: the real engine, the plugin and a real API server."""

import base64
from pathlib import Path
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
import pytest

from landing_zone.engine.run import Operation

pytestmark = pytest.mark.integration

RESOURCES_OF_OURS = 2
"""The stack itself and the provider."""


def config(opts: pulumi.ResourceOptions, **data: str) -> None:
    """Declare a ConfigMap."""
    k8s.core.v1.ConfigMap("settings", metadata={"name": "settings"}, data=data, opts=opts)


def test_made_kept_changed_and_deleted(project: Any) -> None:
    """The same program twice changes nothing; a changed field updates the same object; destroy leaves nothing."""
    assert project.up(lambda opts: config(opts, a="1")).changes["create"] == 1 + RESOURCES_OF_OURS
    before = project.live("ConfigMap", "settings")
    assert project.up(lambda opts: config(opts, a="1")).changes["same"] == 1 + RESOURCES_OF_OURS
    assert project.live("ConfigMap", "settings") == before
    assert project.up(lambda opts: config(opts, a="2")).changes["update"] == 1
    after = project.live("ConfigMap", "settings")
    assert (after["data"], after["metadata"]["uid"]) == ({"a": "2"}, before["metadata"]["uid"])
    project.destroy()
    assert project.live("ConfigMap", "settings") is None
    assert project.state() == []


def test_what_only_a_new_object_can_have_replaces_it(project: Any) -> None:
    """A role reference is known to be fixed; of a job's completions the API server says so. Both are made anew."""

    def program(role: str, completions: int) -> Any:
        def declare(opts: pulumi.ResourceOptions) -> None:
            reference = {"api_group": "rbac.authorization.k8s.io", "kind": "Role", "name": role}
            k8s.rbac.v1.RoleBinding("binding", metadata={"name": "binding"}, role_ref=reference, opts=opts)
            template = {"spec": {"restart_policy": "Never", "containers": [{"name": "c", "image": "busybox"}]}}
            spec = {"suspend": True, "completions": completions, "template": template}
            k8s.batch.v1.Job("job", metadata={"name": "job"}, spec=spec, opts=opts)

        return declare

    def identities() -> set[str]:
        binding = project.live("RoleBinding", "binding", "rbac.authorization.k8s.io/v1")
        job = project.live("Job", "job", "batch/v1")
        return {binding["metadata"]["uid"], job["metadata"]["uid"]}

    project.up(program("reader", 1))
    before = identities()
    preview = project.preview(program("writer", 2))
    assert preview.ok, preview.errors
    assert preview.changes["replace"] == 2
    assert identities() == before
    project.up(program("writer", 2))
    assert not identities() & before


def test_edits_by_hand_are_named_and_put_back(project: Any) -> None:
    """A refresh finds what was edited and what was deleted behind the engine's back; the next update mends both."""

    def program(opts: pulumi.ResourceOptions) -> None:
        config(opts, a="1")
        k8s.core.v1.ConfigMap("other", metadata={"name": "other"}, data={"b": "1"}, opts=opts)

    project.up(program)

    async def meddle(kube: Any) -> None:
        edited = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"a": "hacked"}}
        edited["metadata"]["namespace"] = project.namespace
        await kube.apply(edited, field_manager="someone")
        await kube.delete("v1", "ConfigMap", "other", project.namespace)

    project.on_server(meddle)
    changed = {c.urn.rpartition("::")[2]: c.step for c in project.preview(program, "--refresh").changed}
    assert {"settings", "other"} <= {name for name, step in changed.items() if step != "same"}
    project.up(program, "--refresh")
    assert project.live("ConfigMap", "settings")["data"] == {"a": "1"}
    assert project.live("ConfigMap", "other")["data"] == {"b": "1"}


def test_what_the_server_adds_or_rewrites_is_no_drift(project: Any) -> None:
    """Defaults, allocated fields and quantities in another spelling don't count as changes, however often one looks."""

    def program(opts: pulumi.ResourceOptions) -> None:
        resources = {"limits": {"cpu": "1000m", "memory": "1024Mi"}, "requests": {"cpu": 0.5}}
        container = {"name": "c", "image": "busybox", "resources": resources, "ports": [{"container_port": 80}]}
        k8s.apps.v1.Deployment(
            "web",
            metadata={"name": "web", "annotations": {"pulumi.com/skipAwait": "true"}},
            spec={
                "selector": {"match_labels": {"app": "web"}},
                "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [container]}},
            },
            opts=opts,
        )
        k8s.core.v1.Service(
            "web", metadata={"name": "web"}, spec={"selector": {"app": "web"}, "ports": [{"port": 80}]}, opts=opts
        )

    project.up(program)
    assert project.up(program, "--refresh").changes["same"] == 2 + RESOURCES_OF_OURS
    refreshed = project.run(Operation.REFRESH, program, "--expect-no-changes")
    assert refreshed.ok, refreshed.errors
    assert project.up(program).changes["same"] == 2 + RESOURCES_OF_OURS


def test_an_object_that_is_there_can_be_imported(project: Any) -> None:
    """An import takes an object into the state as it is, and changes it only where the program says otherwise."""
    there = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings", "namespace": project.namespace}}
    made = project.on_server(lambda kube: kube.apply({**there, "data": {"a": "1"}}, field_manager="someone"))

    def program(opts: pulumi.ResourceOptions) -> None:
        opts = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(import_=f"{project.namespace}/settings"))
        metadata = {"name": "settings", "namespace": project.namespace}
        k8s.core.v1.ConfigMap("settings", metadata=metadata, data={"a": "1"}, opts=opts)

    project.up(program)
    live = project.live("ConfigMap", "settings")
    assert (live["metadata"]["uid"], live["data"]) == (made["metadata"]["uid"], {"a": "1"})
    assert project.up(program).changes["same"] == 1 + RESOURCES_OF_OURS


def test_a_preview_lets_the_server_judge_and_makes_nothing(project: Any) -> None:
    """The API server's own validation fails a preview; a value that is not known yet does not."""

    def wrong(opts: pulumi.ResourceOptions) -> None:
        k8s.core.v1.Service("web", metadata={"name": "web"}, spec={"ports": [{"port": 99999}]}, opts=opts)

    def later(opts: pulumi.ResourceOptions) -> None:
        space = k8s.core.v1.Namespace("later", metadata={"name": f"{project.namespace}-2"}, opts=opts)
        first = k8s.core.v1.ConfigMap("first", metadata={"name": "first"}, data={"a": "1"}, opts=opts)
        k8s.core.v1.ConfigMap(
            "second",
            metadata={"name": "second", "namespace": space.metadata.name},
            data={"uid": first.metadata.uid},
            opts=opts,
        )

    outcome = project.preview(wrong)
    assert not outcome.ok
    assert any("must be between 1 and 65535" in error for error in outcome.errors), outcome.errors
    outcome = project.preview(later)
    assert outcome.ok, outcome.errors
    assert project.live("ConfigMap", "first") is None
    project.up(later)
    assert project.on_server(lambda kube: kube.get("v1", "ConfigMap", "second", f"{project.namespace}-2"))["data"] == {
        "uid": project.live("ConfigMap", "first")["metadata"]["uid"]
    }


def test_secrets_stay_secret(project: Any, tmp_path: Path) -> None:
    """A canary in secrets is in no state, history, log or error: after creation, refresh and a refused update."""
    canary = "canary-in-the-mine"

    def program(name: str) -> Any:
        def declare(opts: pulumi.ResourceOptions) -> None:
            k8s.core.v1.Secret("token", metadata={"name": "token"}, string_data={"token": canary}, opts=opts)
            hidden = pulumi.Output.secret(canary)
            k8s.core.v1.ConfigMap("hidden", metadata={"name": "hidden"}, data={"token": hidden}, opts=opts)
            encoded = base64.b64encode(canary.encode()).decode()
            k8s.core.v1.Secret("encoded", metadata={"name": "encoded"}, data={name: encoded}, opts=opts)

        return declare

    outcomes = [
        project.preview(program("token")),
        project.up(program("token")),
        project.run(Operation.REFRESH, program("token")),
        project.up(program("token")),
        project.run(Operation.UP, program("not a key")),
    ]
    assert outcomes[3].changes["same"] == 3 + RESOURCES_OF_OURS
    assert not outcomes[4].ok
    assert any("refused the Secret" in error for error in outcomes[4].errors), outcomes[4].errors
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    written += [repr(outcome).encode() for outcome in outcomes]
    for form in (canary.encode(), base64.b64encode(canary.encode())):
        assert not [text for text in written if form in text]


def test_a_patch_owns_its_fields_only(project: Any) -> None:
    """A patch adds its fields to an object of someone else; when it goes they go, and the object stays."""
    there = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "theirs", "namespace": project.namespace}}
    project.on_server(lambda kube: kube.apply({**there, "data": {"a": "1"}}, field_manager="someone"))

    def program(opts: pulumi.ResourceOptions) -> None:
        k8s.core.v1.ConfigMapPatch("patch", metadata={"name": "theirs"}, data={"b": "2"}, opts=opts)

    project.up(program)
    assert project.live("ConfigMap", "theirs")["data"] == {"a": "1", "b": "2"}
    assert project.up(program, "--refresh").changes["same"] == 1 + RESOURCES_OF_OURS
    project.destroy()
    assert project.live("ConfigMap", "theirs")["data"] == {"a": "1"}


def test_a_renamed_resource_keeps_its_object(project: Any) -> None:
    """A resource renamed in the program is made under its new name before the old one goes: the object is one."""

    def program(name: str) -> Any:
        return lambda opts: k8s.core.v1.ConfigMap(name, metadata={"name": "one"}, data={"a": "1"}, opts=opts) and None

    project.up(program("before"))
    uid = project.live("ConfigMap", "one")["metadata"]["uid"]
    outcome = project.up(program("after"))
    assert (outcome.changes["create"], outcome.changes["delete"]) == (1, 1)
    assert project.live("ConfigMap", "one")["metadata"]["uid"] == uid


def test_what_is_not_ready_is_kept_and_finished_by_the_next_run(project: Any) -> None:
    """Past its time an object fails the run with its own words, stays in state, and the next run waits for it again."""

    def program(opts: pulumi.ResourceOptions) -> None:
        opts = pulumi.ResourceOptions.merge(
            opts, pulumi.ResourceOptions(custom_timeouts=pulumi.CustomTimeouts(create="1s", update="20s"))
        )
        pod = {"containers": [{"name": "c", "image": "busybox"}]}
        k8s.core.v1.Pod("pod", metadata={"name": "pod"}, spec=pod, opts=opts)

    outcome = project.run(Operation.UP, program)
    assert not outcome.ok
    assert any("is not ready after 1 s" in error and "cluster 'bare'" in error for error in outcome.errors)
    [kept] = [r for r in project.state() if r["type"] == "kubernetes:core/v1:Pod"]
    assert kept["initErrors"]
    refreshed = project.run(Operation.REFRESH, program)
    assert refreshed.ok, refreshed.errors

    async def get_ready(kube: Any) -> None:
        path = f"/api/v1/namespaces/{project.namespace}/pods/pod/status"
        status = {"status": {"conditions": [{"type": "Ready", "status": "True"}]}}
        headers = {"Content-Type": "application/merge-patch+json"}
        await kube.request("PATCH", path, json=status, headers=headers)

    project.on_server(get_ready)
    assert project.up(program).changes["update"] == 1
    assert project.up(program).changes["same"] == 1 + RESOURCES_OF_OURS


def test_what_needs_the_official_provider_says_so(project: Any) -> None:
    """Functions that render files or charts, and releases outside of a sandbox, are refused in one line."""

    def group(opts: pulumi.ResourceOptions) -> None:
        k8s.yaml.ConfigGroup("group", yaml=["{}"], opts=opts)

    def release(opts: pulumi.ResourceOptions) -> None:
        k8s.helm.v3.Release("release", chart="kserve", version="1", opts=opts)

    refused = project.run(Operation.UP, group)
    assert any("renders no charts or YAML files" in error for error in refused.errors), refused.log
    refused = project.run(Operation.UP, release)
    assert any("is no sandbox" in error for error in refused.errors), refused.log
