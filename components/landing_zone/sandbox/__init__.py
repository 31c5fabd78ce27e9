"""The embedded environment: real control planes and controllers as host processes, clouds stood in for.

May live here: spaces (a namespace, else the host), control planes, their supervised processes and simulated nodes;
``parts/`` (one real controller per file), ``providers/`` (plugins that stand in for a cloud). May not live here:
decisions, resources of the program, printing. Whatever is simulated says so through ``not_validated``.
"""
