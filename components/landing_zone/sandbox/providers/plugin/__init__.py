"""What every stand-in provider plugin shares: the protocol with the engine, whatever the resources are.

May live here: the server (the Pulumi SDK's, repaired), the questions that it asks a handler, values, unknowns,
differences, URNs, hiding of secrets. May not live here: any cloud's or Kubernetes' own terms, HTTP, files.
"""
