"""Model serving: KServe, its runtimes, and one model as an InferenceService."""
