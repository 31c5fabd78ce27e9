"""The clouds that nobody stands in for with a server: what is asked of them is checked, kept as files, and answered.

May live here: one implementation for all clouds (types, ledger, handler, provider), ``checks/`` that hold on every
cloud, and a package of tables per cloud. May not live here: the protocol with the engine (``plugin/``), control planes
(``sandbox.clouds``), network.
"""
