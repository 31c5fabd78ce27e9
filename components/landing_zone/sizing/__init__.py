"""One model on one kind of device: memory, parallelism, precision, speed, and the shapes that meet the objectives.

May live here: formulas with their source, and the data they return, reasons for "no" included. May not live here:
choices between pools, Pulumi, the network, files, processes.
"""
