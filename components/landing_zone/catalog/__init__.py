"""What exists: accelerators, models, regions, round trips and offers, as rows with a source and a date.

May live here: one frozen dataclass per noun, the CSV files of `data/`, the loader, look-ups, and the check that what
the inputs name is in the catalog. May not live here: decisions, sizes of deployments, Pulumi, processes; the network
only in `sources/`.
"""
