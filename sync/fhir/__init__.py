"""What a FHIR resource says, as facts a person would read: titles, values, dates, labels.

Refuses: files, containers and storage; one parsed resource comes in, one record goes out.
"""
