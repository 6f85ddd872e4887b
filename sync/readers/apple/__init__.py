"""Apple Health: the export of an iPhone, its heart traces, and what repeats it.

Refuses: shortcuts; the export is read element by element, never as a whole.
"""
