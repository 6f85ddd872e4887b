"""Moves: everything that crosses the wall between the vault and the world.

Refuses: names of its own; other rooms import from the module that holds what they need.
"""
