"""What the stand-ins of all clouds share: clusters that open when the engine creates them, their nodes and credentials.

May live here: where an environment's sandbox keeps what, opening and closing of control planes, node groups, stand-ins
of the clouds' command-line tools. May not live here: what one cloud's resources are (`providers/`), and the engine's
protocol.
"""
