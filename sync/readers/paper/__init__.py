"""Paper: PDF files and pictures of pages, with the laboratory values printed on them.

Refuses: to be more than words with places until `reader.py` asks what they mean.
"""
