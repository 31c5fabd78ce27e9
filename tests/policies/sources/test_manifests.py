"""Kubernetes objects as files."""

from pathlib import Path

import pytest

from landing_zone.errors import InputError
from landing_zone_policies.sources.manifests import read_manifests

POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: n}\n"


def test_documents_are_objects_in_their_order(tmp_path: Path) -> None:
    """Empty ones are none; each knows its file and line."""
    (tmp_path / "a.yaml").write_text(f"---\n{POD}---\n---\n# nothing\n---\n{POD.replace('name: a', 'name: b')}")
    found = read_manifests(tmp_path)
    assert [r.id for r in found] == ["a.yaml#Pod/n/a", "a.yaml#Pod/n/b"]
    assert [r.type for r in found] == ["kubernetes:core/v1:Pod"] * 2
    assert [r.origin.line for r in found if r.origin] == [2, 9]


def test_files_are_read_by_their_paths(tmp_path: Path) -> None:
    """YAML and JSON below the folder; hidden ones and others are not."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "b" / "c.yml").write_text(POD)
    (tmp_path / "a.json").write_text('{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "d"}}')
    (tmp_path / ".git" / "x.yaml").write_text(POD)
    (tmp_path / "README.md").write_text("# no manifest")
    found = [(r.id, r.type) for r in read_manifests(tmp_path)]
    assert found == [
        ("a.json#Deployment/d", "kubernetes:apps/v1:Deployment"),
        ("b/c.yml#Pod/n/a", "kubernetes:core/v1:Pod"),
    ]
    assert len(read_manifests(tmp_path / "a.json")) == 1


def test_a_list_is_its_items(tmp_path: Path) -> None:
    """Also one of a kind, whose items leave their kind out."""
    (tmp_path / "a.yaml").write_text(
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n"
        "---\napiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: b}\n"
    )
    assert [r.id for r in read_manifests(tmp_path)] == ["a.yaml#Pod/a", "a.yaml#Pod/b"]


def test_what_lz_render_wrote_is_read(tmp_path: Path) -> None:
    """Objects of a cluster's folder, charts with their values, and resources of clouds."""
    (tmp_path / "hospital" / "helm").mkdir(parents=True)
    (tmp_path / "hospital" / "pod-a.yaml").write_text(POD)
    (tmp_path / "hospital" / "helm" / "kueue.yaml").write_text("chart: kueue\nversion: 1.0.0\nvalues: {}\n")
    (tmp_path / "resources.json").write_text('[{"name": "b", "type": "aws:s3/bucket:Bucket", "props": {}}]')
    chart, pod, bucket = read_manifests(tmp_path, frozenset({"hospital"}))
    assert (pod.cluster, chart.cluster, bucket.cluster) == ("hospital", "hospital", None)
    assert (chart.kind, bucket.kind) == ("Release", "Bucket")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("kind: Pod\n---\nb: [1\n", 3, "is not closed"),
        ("a: 1\n", 1, "has no `kind`"),
        ("- 1\n", 1, "has no `kind`"),
        ("{{ .Values.x }}\n", 0, ""),
        ("a: !!python/object:os.system x\n", 1, ""),
        ("kind: Pod\nspec: &a\n  b: *a\n", 2, "holds itself"),
        ("kind: Pod\nspec: " + "{a: " * 150 + "1" + "}" * 150, 2, "nested too deeply"),
        (
            "\n".join(["kind: Pod", "a0: &a0 [x]", *(f"a{i}: &a{i} [{f'*a{i - 1},' * 9}]" for i in range(1, 9))]),
            1,
            "grows",
        ),
    ],
)
def test_a_broken_file_is_one_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    """With its line; nothing is built of a file whose aliases grow without bound."""
    (tmp_path / "broken.yaml").write_text(text)
    with pytest.raises(InputError) as raised:
        read_manifests(tmp_path)
    assert "\n" not in str(raised.value)
    assert f"broken.yaml:{line or ''}" in str(raised.value)
    assert problem in str(raised.value)


def test_what_kubernetes_takes_is_taken(tmp_path: Path) -> None:
    """Merge keys and days, which stay text; keys become text."""
    text = "kind: ConfigMap\napiVersion: v1\nbase: &b {a: 1}\ndata: {<<: *b, day: 2026-01-02, 3: x}\n"
    (tmp_path / "a.yaml").write_text(text)
    (found,) = read_manifests(tmp_path)
    assert found.props["data"] == {"a": 1, "day": "2026-01-02", "3": "x"}


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """An empty one holds nothing."""
    with pytest.raises(InputError):
        read_manifests(tmp_path / "missing")
    assert read_manifests(tmp_path) == []
