"""The spaCy pipeline; plain tokens; storing and loading parses."""
