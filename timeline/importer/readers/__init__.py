"""From something given to an article that can be stored, or a clear reason why not.

Each format has a module of its own; today there is one, plain text with a date in its first line.
"""

from timeline.importer.readers.files import decoded, find_files, read_file, read_upload
from timeline.importer.readers.plain_text import read_text
from timeline.importer.readers.values import ReadArticle, Unreadable, Upload

__all__ = ["ReadArticle", "Unreadable", "Upload", "decoded", "find_files", "read_file", "read_text", "read_upload"]
