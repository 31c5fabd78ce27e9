"""What `policy.py` is made of: reading fixtures, scoring them, taking times."""
