"""Loads the register from the human-readable files under `fixtures/`.

reading      a file into rows that know their file and line
plan         which models are loaded, in which order, and what tells their records apart
values       a text as a person writes it into a field's value, and back
register     what is in the database now, and which record a key means
key_changes  records whose key the files have corrected or taken back
checking     every fault of every row, before anything is saved
merging      the file, the register and what was loaded last, compared field by field
saving       new and changed records into the database, validated by their own models
reporting    what was done and what was left as people have edited it
loader       all of it in one transaction
"""

from yhteistyo.loading.faults import LoadRefusedError
from yhteistyo.loading.loader import already_loaded, load_register

__all__ = ["LoadRefusedError", "already_loaded", "load_register"]
