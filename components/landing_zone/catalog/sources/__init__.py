"""Live sources of prices: one file each behind the protocol `Source`, none of them imported before it is asked for.

May live here: clients of price lists and readers of price files, which turn what they get into `PriceRow`s. The only
part of the catalog that may use the network. May not live here: what becomes of the prices (`catalog.refresh`),
credentials (each client's own configuration holds them), files written. Nothing imports this package but `lz catalog
refresh`, by `registry.open_source`.
"""
