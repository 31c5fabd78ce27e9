"""What a pod may do on its node."""
