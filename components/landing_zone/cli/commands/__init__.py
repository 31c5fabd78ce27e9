"""One command of `lz` per file, as `command`; imported only when it is called, see `group.COMMANDS`.

So a command may import what it drives; what only one of its options needs, and is slow to import, it imports there.
"""
