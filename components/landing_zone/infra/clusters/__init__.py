"""Clusters that models run on: an existing one by its kubeconfig."""
