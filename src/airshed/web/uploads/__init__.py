"""Data that come in without a command line: files uploaded on a page, or put into the watched folder of the home."""
