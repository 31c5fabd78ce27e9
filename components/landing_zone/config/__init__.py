"""What is wanted: the environment and its workloads, as frozen models; one file per noun.

May live here: models, the loader that turns YAML into them with file and line, cross-object checks, the JSON Schema of
both files, and the paths that follow from the project's place. May not live here: prices, sizes or decisions, the
network, processes, Pulumi. No validator reads a file.
"""
