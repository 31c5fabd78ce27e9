"""Where data may be processed."""
