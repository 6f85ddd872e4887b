"""Exports of Android phones: Samsung Health, Google Fit, Health Connect.

Refuses: nothing by itself; the modules do.
"""
