"""The table of parts: what is pinned, how long it builds, where its official release is.

Seconds and megabytes were measured on 2 cores with Go 1.26 (`CGO_ENABLED=0`). Of KWOK, KServe and Envoy Gateway there
is no official binary with a published checksum: those are built.
"""

import platform

from landing_zone.engine.binaries.part import Binary, ModuleFiles, Part, Release

_SYSTEM = platform.system().lower()
_MACHINE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
_TARGET = f"{_SYSTEM}-{_MACHINE}"


def _kubernetes_release(name: str) -> Release:
    url = f"https://dl.k8s.io/release/v1.36.3/bin/{_SYSTEM}/{_MACHINE}/{name}"
    return Release(url=url, checksums=f"{url}.sha256")


def _kubernetes_binary(name: str, build_s: float, size_mb: int) -> Binary:
    return Binary(name, f"k8s.io/kubernetes/cmd/{name}", build_s, size_mb, _kubernetes_release(name))


def _etcd_release() -> Release:
    folder = "https://github.com/etcd-io/etcd/releases/download/v3.6.16"
    stem = f"etcd-v3.6.16-{_TARGET}"
    return Release(f"{folder}/{stem}.tar.gz", f"{folder}/SHA256SUMS", f"{stem}/etcd")


def _pulumi_release() -> Release:
    folder = "https://github.com/pulumi/pulumi/releases/download/v3.259.0"
    machine = {"amd64": "x64"}.get(_MACHINE, _MACHINE)
    tar = f"pulumi-v3.259.0-{_SYSTEM}-{machine}.tar.gz"
    return Release(f"{folder}/{tar}", f"{folder}/pulumi-3.259.0-checksums.txt", "pulumi/pulumi")


_KUBERNETES = Part(
    name="kubernetes",
    version=(1, 36, 3),
    version_arguments=("--version",),
    symbols=tuple(
        (f"k8s.io/{package}.{variable}", value)
        for package in ("component-base/version", "client-go/pkg/version")
        for variable, value in (("gitVersion", "v1.36.3"), ("gitMajor", "1"), ("gitMinor", "36"))
    ),
    binaries=(
        _kubernetes_binary("kube-apiserver", 202, 106),
        _kubernetes_binary("kube-controller-manager", 58, 96),
        _kubernetes_binary("kube-scheduler", 5, 73),
    ),
    build_mb=2900,
)

_PULUMI = Part(
    name="pulumi",
    version=(3, 259, 0),
    version_arguments=("version",),
    any_newer=True,
    symbols=(("github.com/pulumi/pulumi/sdk/v3/go/common/version.Version", "v3.259.0"),),
    binaries=(Binary("pulumi", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", 170, 116, _pulumi_release()),),
    build_mb=2900,
)

_ENVOY_GATEWAY = Part(
    name="envoy-gateway",
    version=(1, 9, 1),
    version_arguments=("version",),
    symbols=(
        ("github.com/envoyproxy/gateway/internal/cmd/version.envoyGatewayVersion", "v1.9.1"),
        # No second metrics server, on port 8080 of every address: beside a cluster it would answer for models' pods.
        ("sigs.k8s.io/controller-runtime/pkg/metrics/server.DefaultBindAddress", "0"),
    ),
    binaries=(Binary("envoy-gateway", "github.com/envoyproxy/gateway/cmd/envoy-gateway", 183, 191),),
    files=(
        ModuleFiles("github.com/envoyproxy/gateway", ("charts/gateway-helm/**", "charts/gateway-crds-helm/**")),
        ModuleFiles("sigs.k8s.io/gateway-api", ("config/crd/standard/**",)),
    ),
    build_mb=2500,
)

_KSERVE = Part(
    name="kserve",
    version=(0, 20, 0),
    binaries=(Binary("kserve-manager", "github.com/kserve/kserve/cmd/manager", 115, 83),),
    files=(
        ModuleFiles(
            "github.com/kserve/kserve",
            (
                "install/v0.20.0/*.yaml",
                "charts/kserve-crd/**",
                "charts/kserve-crd-minimal/**",
                "charts/kserve-resources/**",
                "charts/kserve-runtime-configs/**",
            ),
        ),
    ),
    build_mb=2600,
)

_KWOK = Part(
    name="kwok",
    version=(0, 8, 0),
    version_arguments=("--version",),
    binaries=(Binary("kwok", "sigs.k8s.io/kwok/cmd/kwok", 64, 64),),
    files=(ModuleFiles("sigs.k8s.io/kwok", ("kustomize/stage/**",)),),
    build_mb=1200,
)

_ETCD = Part(
    name="etcd",
    version=(3, 6, 16),
    version_arguments=("--version",),
    binaries=(Binary("etcd", "go.etcd.io/etcd/server/v3", 43, 28, _etcd_release()),),
    build_mb=700,
)

PARTS: tuple[Part, ...] = (_KUBERNETES, _PULUMI, _ENVOY_GATEWAY, _KSERVE, _KWOK, _ETCD)
