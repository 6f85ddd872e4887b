"""Readers of files that others wrote: each runs in a limited child process.

Refuses: keys, vaults and decisions; a reader only says what lies in a file.
"""
