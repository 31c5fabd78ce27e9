"""What the sandbox runs in place of a Helm chart's pods: one part per chart or family of charts.

May live here: which objects of a chart are applied, which process stands for its Deployment, when that is ready, and
what is not validated thereby; and what all parts share (certificates, manifests, accounts, the record of a release).
May not live here: how processes are supervised (`sandbox.supervise`), how the API is spoken (`sandbox.kube`), Pulumi,
and values of our own platform: those come with the release.
"""
