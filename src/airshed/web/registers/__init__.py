"""The registers (台账) of the city, one file each."""
