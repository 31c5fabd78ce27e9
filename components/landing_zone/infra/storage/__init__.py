"""Where models lie: one object store per jurisdiction and cloud, with the arguments of `model_store`; file systems."""
