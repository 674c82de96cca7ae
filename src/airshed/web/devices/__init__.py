"""The register of monitors in the lake: published for whoever reads frames, and what plans ask of what came."""
