"""What all components of AWS share: names of its partitions and policies, policy documents, log groups.

May live here: pure functions, and resources that every AWS component makes in the same way. May not live here:
components (they lie with their siblings of the other clouds), the provider (`aws_provider.py`).
"""
