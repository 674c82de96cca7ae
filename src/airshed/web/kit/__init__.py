"""What all registers share: columns, rows, lists, forms, spreadsheets."""
