"""The mixed-integer program of a problem: which columns it has, and one family of rows per file.

May live here: functions from a problem and its columns to rows, each with its inequality in the docstring. May not live
here: solving, and rules that rule out single arcs (they are masks).
"""
