"""RFC 3161 time stamps over proof files: asked for by the person, checked in a throw-away child.

Refuses: parsing what an authority sends in any process that lives on.
"""
