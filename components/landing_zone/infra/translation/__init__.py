"""From configuration and plan to component arguments: pure, one file per kind of argument.

Pydantic models end here; components know only their TypedDicts.
"""
