"""What `lz estimate` reads and tells: names into models and devices, an estimate into a document and a table.

May live here: looking up what the options name, pricing, wording. May not live here: formulas (those are `sizing`'s),
options of the command (those are in ``commands/``).
"""
