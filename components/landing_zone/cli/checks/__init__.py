"""The checks of `lz doctor`, one per file: a function that yields findings about a subject.

May live here: looking, and saying what was found with the way to mend it. May not live here: mending, building,
starting anything that stays, or writing outside of a temporary folder.
"""
