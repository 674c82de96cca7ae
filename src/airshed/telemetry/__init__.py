"""Instruments that send by themselves: frames of bytes in, readings with everything odd about them out."""
