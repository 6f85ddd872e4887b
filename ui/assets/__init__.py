"""What the window carries besides code: translations, and the symbols made at set-up.

Refuses: third-party files in the repository; they are taken from their packages.
"""
