"""What `lz policy` is made of: where resources come from, and in which form the answer goes out.

May not live here: rules and what they mean; those are the policy pack's.
"""
