"""Ambient air: hours to days, periods, indices and attainment, exactly and the same on every engine.

Every function takes and returns dataframes of any engine Narwhals knows. Concentrations are whole numbers of a small
step (`vocab.Pollutant.scale`); an exact mean is a whole number over a known denominator until it is rounded.
"""
