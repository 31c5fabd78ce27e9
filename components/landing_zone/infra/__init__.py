"""What is provisioned: one Pulumi component per file, and the composition of one environment.

May live here: components (`ComponentResource` with one `args` TypedDict each), the table of tested versions, the one
function that every chart goes through, the translation of configuration and plan into component arguments, and the
rendering of all that without an engine. May not live here: decisions (where a model runs is in the plan), the engine's
own work, the sandbox, printing. Every resource gets its provider from the component that it belongs to, never a default
one; every physical name is fixed, so every resource is replaced by deleting it first.

Argument classes are read by Pulumi's schema generator: no `from __future__ import annotations`, no unions, tuples or
literals in them, and optional keys are `NotRequired`.
"""
