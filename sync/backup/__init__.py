"""Where backups go: a folder or stick, a WebDAV server, an S3 bucket.

Refuses: looking inside a backup; it is a file with a name and a size here.
"""
