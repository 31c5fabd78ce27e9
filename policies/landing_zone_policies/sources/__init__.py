"""Where resources come from when no engine asks: one source per file, each gives plain resources.

May live here: readers of files that others write. May not live here: rules, and anything that starts the engine.
"""
