"""Who may use accelerators, and how."""
