"""Rules that hold between the parts of an environment and its workloads; one subject per file.

May live here: functions from `Inputs` to faults that need nothing else. May not live here: rules about one value or one
model (they are in the model), and whatever needs the catalog.
"""
