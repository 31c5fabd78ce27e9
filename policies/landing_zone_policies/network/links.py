"""N05: links between sites and clusters are encrypted."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.network import links_aws, links_cilium

CONTROL = Control(
    id="N05",
    name="links-encrypted",
    title="Links between sites and clusters are encrypted with today's ciphers",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(e)(2)(ii)",),
    fix="encrypt the link, and leave out the choices that are named",
    rule=by_cloud({"aws": links_aws.rule, "kubernetes": links_cilium.rule}),
)
