"""Problems that other placement optimizers published, put into our terms, and what both answer.

May live here: reading such a problem, its model where the peer's candidates come from one, the formulation, and what
starts a peer where it is installed. May not live here: code of a peer, tables, and anything that the product uses.
"""
