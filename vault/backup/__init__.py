"""Backups: one encrypted file of the whole vault, made, checked, proven, restored.

Refuses: targets and schedules; where backups go and when is decided elsewhere.
"""
