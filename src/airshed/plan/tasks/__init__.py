"""Task lists of departments: read from spreadsheets and documents, placed on clauses, turned into rulings."""
