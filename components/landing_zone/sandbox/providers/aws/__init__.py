"""The AWS provider where the official plugin is not installed: the same resource types, on a moto server.

May live here: how a described type is made, read, changed and deleted, the connection, and what moto lacks. May not
live here: descriptions of types (those are `services`), and heavy imports at module level: the engine starts one
process per provider resource and waits for it.
"""
