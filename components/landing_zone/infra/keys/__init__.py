"""Encryption keys: one component per cloud, all with the arguments and outputs of `encryption_key`."""
