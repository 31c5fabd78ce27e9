"""Peers beside ours: each script here is run by a Python of the peer's own, and told its problem on standard input.

May live here: such scripts, and what starts them. May not live here: anything that the project's own Python imports of
a peer.
"""
