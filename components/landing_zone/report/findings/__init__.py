"""What the policies find, in the forms that people and machines read: one form per file.

May live here: a table, SARIF, JUnit. May not live here: rules, levels, or which findings stop a change.
"""
