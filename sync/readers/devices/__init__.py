"""Readers of what watches, scales, cuffs and sensors export: FIT, CSV and JSON.

Refuses: units and days by guess; what a file leaves open is marked doubtful.
"""
