"""C-CDA, CCD and C32 documents: `reader.read` gives their records, `page` what there is to read.

Refuses: nothing by itself; the modules do.
"""
