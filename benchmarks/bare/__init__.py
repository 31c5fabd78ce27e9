"""What `benchmarks/placement.py` measures: instances of the bare problem, and the methods beside `lz solve`.

Every method runs as a process of its own, so that its time, its CPU time and its memory are its own.
"""
