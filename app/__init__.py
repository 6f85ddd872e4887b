"""Decides: the use cases, without Qt and complete enough for the command line.

Refuses: names of its own; other rooms import from the module that holds what they need.
"""
