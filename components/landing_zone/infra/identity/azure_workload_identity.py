"""A user-assigned identity of Entra for the pods of one model."""

import pulumi
from pulumi_azure_native.managedidentity import FederatedIdentityCredential, UserAssignedIdentity

from landing_zone.infra.after import after
from landing_zone.infra.azure.roles import assign
from landing_zone.infra.identity.workload_identity import WorkloadIdentity, WorkloadIdentityArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

AUDIENCE = "api://AzureADTokenExchange"
READ = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"
PATH = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path"
PREFIX = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs:prefix"


class AzureWorkloadIdentity(WorkloadIdentity):
    """An identity that only the tokens of one service account of one cluster become, and that reads one prefix.

    The store's key needs no grant: the account decrypts with an identity of its own.
    """

    def __init__(self, name: str, args: WorkloadIdentityArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AzureWorkloadIdentity", name, {}, opts)
        physical = physical_name(args["environment"], args["cluster_name"], args["workload"], limit=120)
        identity = UserAssignedIdentity(
            f"{name}-identity",
            resource_name_=physical,
            resource_group_name=args["resource_group"],
            location=args["region"],
            tags=args["tags"],
            opts=child(self),
        )
        FederatedIdentityCredential(
            f"{name}-credential",
            federated_identity_credential_resource_name=physical,
            resource_name_=after(pulumi.Output.from_input(physical), [identity]),
            resource_group_name=args["resource_group"],
            issuer=args["oidc_issuer"],
            subject=f"system:serviceaccount:{args['namespace']}:{args['service_account']}",
            audiences=[AUDIENCE],
            opts=child(self),
        )
        assign(
            f"{name}-models",
            "Storage Blob Data Reader",
            subscription=args["account"],
            scope=args["store"],
            principal=identity.principal_id,
            condition=only_below(args["prefix"]),
            opts=child(self),
        )
        self.identity = identity.client_id
        self.annotations = pulumi.Output.all(client=identity.client_id).apply(
            lambda known: {"azure.workload.identity/client-id": known["client"]}
        )
        self.labels = pulumi.Output.from_input({"azure.workload.identity/use": "true"})
        self.register()


def only_below(prefix: str) -> str:
    """Return the condition of a role that lets blobs be read, and listed, below one prefix only.

    Listing may also ask for the prefix without its slash, as KServe does; it then sees the names of what begins alike,
    and reads none of it. Source: Azure's attribute-based conditions, version 2.0.
    ValueError if the prefix can't stand in a condition.
    """
    if not prefix or "'" in prefix or "*" in prefix or "?" in prefix:
        raise ValueError(f"the prefix `{prefix}` can't limit a role; write letters, digits, `-`, `_`, `.` and `/`")
    folder = f"{prefix.strip('/')}/"
    reads = f"ActionMatches{{'{READ}'}} AND NOT SubOperationMatches{{'Blob.List'}}"
    lists = f"ActionMatches{{'{READ}'}} AND SubOperationMatches{{'Blob.List'}}"
    return (
        f"((!({reads})) OR (@Resource[{PATH}] StringStartsWith '{folder}'))"
        f" AND ((!({lists})) OR (@Request[{PREFIX}] StringStartsWith '{folder}'"
        f" OR @Request[{PREFIX}] StringEquals '{folder[:-1]}'))"
    )
