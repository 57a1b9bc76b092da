"""FTS5 of Python's own sqlite3, on plain text, for run.py.

    fts5_peer.py prepare TEXTS FOLDER
    fts5_peer.py search QUERY FOLDER ROUNDS
    fts5_peer.py append TEXT FOLDER ROUNDS
"""

import sqlite3
import sys
from pathlib import Path

SEARCH = (
    "SELECT rowid, snippet(entry, 0, '[', ']', '…', 24) FROM entry WHERE entry MATCH ? ORDER BY rowid DESC LIMIT 20"
)


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
        connection.execute("BEGIN")
        texts = Path(words).read_text(encoding="utf-8").splitlines()
        connection.executemany("INSERT INTO entry (text) VALUES (?)", [(text,) for text in texts])
        connection.execute("COMMIT")
        return
    found = []
    for _ in range(int(rounds[0])):
        if what == "search":
            found = connection.execute(SEARCH, (words,)).fetchall()
        else:
            connection.execute("INSERT INTO entry (text) VALUES (?)", (words,))
    print(len(found))


main()
