"""The Go programs that the engine and the sandbox run: found, downloaded or built, and the files of their modules.

A program is taken from the first of: `LZ_BIN_DIR`; PATH, at a fitting version; the cache; an official release, where
reachable, checked against its published checksum; a build of ``tools/<part>`` with the Go toolchain. Only programs and
shared files stay in the cache; what a build needs besides is removed after it.

May live here: the table of parts, and one file per way of getting them. May not live here: how the programs are used,
printing (progress goes to a `Progress`).
"""

from landing_zone.engine.binaries.ensure import ensure, share
from landing_zone.engine.binaries.progress import PlainProgress, Progress, Standing

__all__ = ["PlainProgress", "Progress", "Standing", "ensure", "share"]
