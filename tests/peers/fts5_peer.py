"""FTS5 of Python's own sqlite3, on plain text, for run.py.

    fts5_peer.py prepare TEXTS FOLDER
    fts5_peer.py search QUERY FOLDER ROUNDS
    fts5_peer.py widely WORD FOLDER ROUNDS      then beginnings and parts of words, while there are less than twenty hits
    fts5_peer.py append TEXT FOLDER ROUNDS
"""

import sqlite3
import sys
from pathlib import Path

SEARCH = (
    "SELECT rowid, snippet(entry, 0, '[', ']', '…', 24) FROM entry WHERE entry MATCH ? ORDER BY rowid DESC LIMIT 20"
)
# What the wider questions give is only counted: its snippet would be made by the program that asks.
WIDER = "SELECT rowid FROM {} WHERE {} MATCH ? ORDER BY rowid DESC LIMIT 20"


def widely(connection, word):
    hits = connection.execute(SEARCH, (word,)).fetchall()
    runs = {word[at : at + 3] for at in [*range(0, len(word) - 2, 3), len(word) - 3]}
    parts = " AND ".join(f'"{run}"' for run in sorted(runs))
    for table, question in [("entry", f'"{word}"*'), ("part", parts)]:
        if len(hits) >= 20:
            break
        known = {hit[0] for hit in hits}
        hits += [hit for hit in connection.execute(WIDER.format(table, table), (question,)) if hit[0] not in known]
    return hits[:20]


def opened(folder):
    connection = sqlite3.connect(Path(folder) / "plain.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def main():
    what, words, folder, *rounds = sys.argv[1:]
    connection = opened(folder)
    if what == "prepare":
        connection.execute("CREATE VIRTUAL TABLE entry USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE part USING fts5 (text, tokenize = 'trigram', detail = none)")
        connection.execute("BEGIN")
        texts = Path(words).read_text(encoding="utf-8").splitlines()
        for table in ["entry", "part"]:
            connection.executemany(f"INSERT INTO {table} (text) VALUES (?)", [(text,) for text in texts])
        connection.execute("COMMIT")
        return
    found = []
    for _ in range(int(rounds[0])):
        if what == "search":
            found = connection.execute(SEARCH, (words,)).fetchall()
        elif what == "widely":
            found = widely(connection, words)
        else:
            connection.execute("INSERT INTO entry (text) VALUES (?)", (words,))
    print(len(found))


main()
