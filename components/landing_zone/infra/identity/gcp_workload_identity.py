"""A service account of GCP that the pods of one model act as."""

import pulumi
from pulumi_gcp.serviceaccount import Account, IAMMember
from pulumi_gcp.storage import BucketIAMMember, BucketIAMMemberConditionArgs

from landing_zone.infra.identity.workload_identity import WorkloadIdentity, WorkloadIdentityArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

LONGEST_ACCOUNT_ID = 30
LISTED = "storage.googleapis.com/objectListPrefix"


class GcpWorkloadIdentity(WorkloadIdentity):
    """One service account for one Kubernetes service account, which may read and list one prefix of one bucket.

    Objects are decrypted by the store's service agent, so that the identity needs nothing of the key.
    """

    def __init__(self, name: str, args: WorkloadIdentityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GcpWorkloadIdentity", name, {}, opts)
        account = Account(
            f"{name}-account",
            account_id=_account_id(args),
            project=args["account"],
            display_name=f"{args['workload']} on {args['cluster_name']} ({args['environment']})",
            opts=child(self),
        )
        IAMMember(
            f"{name}-user",
            service_account_id=account.name,
            role="roles/iam.workloadIdentityUser",
            member=_pods(args),
            opts=child(self),
        )
        self._access(name, args, account)
        self.identity = account.email
        self.annotations = account.email.apply(lambda email: {"iam.gke.io/gcp-service-account": email})
        self.labels = pulumi.Output.from_input(dict[str, str]())
        self.register()

    def _access(self, name: str, args: WorkloadIdentityArgs, account: Account) -> None:
        store = pulumi.Output.from_input(args["store"])
        BucketIAMMember(
            f"{name}-reader",
            bucket=store,
            role="roles/storage.objectViewer",
            member=account.member,
            condition=BucketIAMMemberConditionArgs(
                title="own-prefix",
                description=f"Objects of {args['workload']} alone",
                expression=store.apply(lambda bucket: prefix_condition(bucket, args["prefix"])),
            ),
            opts=child(self),
        )


def prefix_condition(bucket: str, prefix: str) -> str:
    """Return the condition (CEL) that holds for objects below ``prefix``, and for listing them."""
    folder = prefix.strip("/") + "/"
    objects = f"projects/_/buckets/{bucket}/objects/{folder}"
    return f"resource.name.startsWith('{objects}') || api.getAttribute('{LISTED}', '').startsWith('{folder}')"


def _account_id(args: WorkloadIdentityArgs) -> str:
    return physical_name(args["environment"], args["cluster_name"], args["workload"], limit=LONGEST_ACCOUNT_ID)


def _pods(args: WorkloadIdentityArgs) -> str:
    return f"serviceAccount:{args['account']}.svc.id.goog[{args['namespace']}/{args['service_account']}]"
