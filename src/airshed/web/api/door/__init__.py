"""What every resource of the interface goes through; resources themselves are the files beside this folder."""
