"""One plot per file: a function from rows to an inline SVG.

May live here: plots, and what they share (colours, marks, the SVG clean-up, bars, projection, label placement). May not
live here: HTML around a plot, or a figure that no table of the page also holds.
"""
