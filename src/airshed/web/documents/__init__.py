"""Official papers of cases: drafted from the case, signed under a number, withdrawn; never changed."""
