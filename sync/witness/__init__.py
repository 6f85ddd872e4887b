"""Witnesses across the wire: the question, the client, and a server that vouches for many.

Refuses: knowing a vault; a witness sees origins, sizes and hashes only.
"""
