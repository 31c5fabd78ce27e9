"""The policy pack: what may be deployed, as controls that the engine and CI run.

May live here: one package per theme with one file per control (its metadata and a pure function on plain data), and
what all controls share. May not live here: resources, provider SDKs (types are strings), and knowledge of an
environment other than through ``landing_zone.config``.
"""
