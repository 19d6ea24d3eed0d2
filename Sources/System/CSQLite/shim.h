#include <sqlite3.h>

// What Swift cannot call: a variadic function, and a macro that is a cast to a function pointer.
static inline int csqlite_set_defensive(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}
static inline int csqlite_bind_copy(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// Called after every commit with the length of the write-ahead log. Takes the place of SQLite's own
// hook, which would move the log into the database and keep its failures to itself.
static int csqlite_note_frames(void *count, sqlite3 *db, const char *name, int frames) {
    (void)db;
    (void)name;
    *(int *)count = frames;
    return SQLITE_OK;
}
static inline void csqlite_count_frames(sqlite3 *db, int *count) {
    sqlite3_wal_hook(db, csqlite_note_frames, count);
}

// The last system error of the write-ahead log's file; sqlite3_system_errno has forgotten it by the time
// a failed commit has been rolled back.
static inline int csqlite_log_errno(sqlite3 *db) {
    sqlite3_file *file = 0;
    int code = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK) return 0;
    if (file == 0 || file->pMethods == 0) return 0;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code);
    return code;
}
