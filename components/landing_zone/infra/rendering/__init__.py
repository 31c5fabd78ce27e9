"""The same composition without an engine: what would be applied, as files.

Pulumi's own mocks take the place of engine and providers, so that the files come from the very components that a run
uses. May not live here: a second translation of anything.
"""
