"""How SQLite is opened: several processes read while one writes, and a writer waits its turn."""

SQLITE_OPTIONS = {
    # A transaction takes the write lock when it begins, so that it waits at its start instead of
    # failing half-way with "database is locked" when it turns from reading to writing.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds to wait for another writer
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;"  # bytes
        "PRAGMA journal_size_limit=67108864;"  # bytes
        "PRAGMA cache_size=-32000;"  # negative: KiB
    ),
}
