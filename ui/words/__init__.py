"""The words: facts to sentences in two languages; source language English.

Refuses: widgets; nothing here knows a screen.
"""
