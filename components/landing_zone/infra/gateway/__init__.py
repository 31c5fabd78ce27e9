"""The way in: Gateway API and Envoy Gateway."""
