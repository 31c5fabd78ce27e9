"""K34: an API server that nobody manages for us asks who comes, writes down what they do, and encrypts."""

from typing import Any

from landing_zone_policies.control_plane.api_server import CONTROL
from landing_zone_policies.unknown import UNKNOWN

GOOD = {
    "anonymous-auth": "false",
    "authorization-mode": "Node,RBAC",
    "audit-log-path": "/var/log/audit.log",
    "encryption-provider-config": "/etc/encryption.yaml",
    "tls-cert-file": "/etc/tls.crt",
    "tls-private-key-file": "/etc/tls.key",
}


def _pod(words: Any) -> dict[str, Any]:
    containers = [{"name": "a", "command": words}]
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "kube-apiserver"},
        "spec": {"containers": containers},
    }


def _server(**flags: Any) -> dict[str, Any]:
    """Return a static pod with good flags but for these; None leaves one out."""
    named = {name.replace("_", "-"): value for name, value in flags.items()}
    held = {name: value for name, value in {**GOOD, **named}.items() if value is not None}
    return _pod(["kube-apiserver", *(f"--{name}={value}" for name, value in held.items())])


def _kubeadm(extra: Any) -> dict[str, Any]:
    spec = {"kubeadmConfigSpec": {"clusterConfiguration": {"apiServer": {"extraArgs": extra}}}}
    return {"apiVersion": "controlplane.cluster.x-k8s.io/v1beta1", "kind": "KubeadmControlPlane", "spec": spec}


def _authenticated(*paths: str, content: Any = None) -> dict[str, Any]:
    """Return kubeadm's configuration with a file that lets the anonymous ask these paths."""
    extra = {**OWN, "authentication-config": "/etc/authentication.yaml"}
    del extra["anonymous-auth"]
    shown = _kubeadm(extra)
    conditions = "".join(f"\n  - path: {path}" for path in paths)
    held = content or f"anonymous:\n  enabled: true\n  conditions:{conditions}"
    shown["spec"]["kubeadmConfigSpec"]["files"] = [{"path": "/etc/authentication.yaml", "content": held}]
    return shown


OWN = {name: GOOD[name] for name in ("anonymous-auth", "audit-log-path", "encryption-provider-config")}
PASS = {
    "static pod": _server(),
    "in words of their own": _pod(["/usr/bin/kube-apiserver", *(w for n, v in GOOD.items() for w in (f"--{n}", v))]),
    "kubeadm, which sets the rest": _kubeadm(OWN),
    "kubeadm, as a list": _kubeadm([{"name": name, "value": value} for name, value in OWN.items()]),
    "anonymous probes": _authenticated("/livez", "/readyz"),
    "nobody anonymous": _authenticated(content="anonymous: {enabled: false}"),
    "another program": {**_pod(["kube-scheduler"]), "metadata": {"name": "kube-scheduler"}},
}
FAIL = {
    "in a line for a shell": _pod(["sh", "-c", "exec kube-apiserver --anonymous-auth=true"]),
    "anonymous": _server(anonymous_auth="true"),
    "anonymous by default": _server(anonymous_auth=None),
    "passwords": _server(basic_auth_file="/etc/users"),
    "tokens": _server(token_auth_file="/etc/tokens"),
    "everything allowed": _server(authorization_mode="Node,RBAC,AlwaysAllow"),
    "no modes": _server(authorization_mode=None),
    "nodes unrestrained": _server(authorization_mode="RBAC"),
    "no roles": _server(authorization_mode="Node,ABAC"),
    "no log": _server(audit_log_path=None),
    "secrets in plain text": _server(encryption_provider_config=None),
    "no certificate": _server(tls_cert_file=None),
    "no key": _server(tls_private_key_file=None),
    "plain port": _server(insecure_port="8080"),
    "plain address": _server(insecure_bind_address="0.0.0.0"),
    "kubeadm": _kubeadm({}),
    "anonymous at a path": _authenticated("/livez", "/api/v1/secrets"),
    "anonymous at all paths": _authenticated(),
    "anonymous is not mentioned": _authenticated(content="jwt: []"),
    "kubeadm, mode overridden": _kubeadm({**OWN, "authorization-mode": "AlwaysAllow"}),
}
UNDETERMINED = {
    "command": _pod(UNKNOWN),
    "containers": {**_pod([]), "spec": UNKNOWN},
    "a word": _pod(["kube-apiserver", UNKNOWN]),
    "arguments": _kubeadm(UNKNOWN),
    "who is anonymous": _authenticated(content=UNKNOWN),
    "who is anonymous, in no words": _authenticated(content="{"),
    "a file elsewhere": _kubeadm({**OWN, "anonymous-auth": None, "authentication-config": "/etc/elsewhere.yaml"}),
    "an argument": _kubeadm({**OWN, "audit-log-path": UNKNOWN}),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Every flag, in a static pod and in what kubeadm is given."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
