"""Reading a Hugging Face `config.json` into a ModelCard.

May live here: the names that architectures give to the same thing, their defaults where the file leaves them out, and
the parameters of parts that are no plain decoder (towers, state spaces, linear attention), each with its source. May
not live here: the network, the catalog's own table, sizes in bytes.
"""

from landing_zone.catalog.huggingface.card import read_config as read_config
