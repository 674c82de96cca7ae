"""The page that everybody may read, and the pages of those who let it out."""
