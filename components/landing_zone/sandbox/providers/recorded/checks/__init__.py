"""Checks that hold on every cloud: each yields faults of one resource, from what is known at preview."""
