"""What-if: changes of the inputs as data, so that a plan of a changed world is made by the same code as any other.

May live here: one kind of change per file, each with how it is written (`parse`) and what it does to inputs and catalog
(`applied`). May not live here: reading files, solving, printing. Nothing is changed in place.
"""
