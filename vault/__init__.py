"""Keeps: keys, encrypted storage, the ledger, records, consents and search.

Refuses: names of its own; other rooms import from the module that holds what they need.
"""
