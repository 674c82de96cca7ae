"""Values that no instrument reports, refused at import."""
