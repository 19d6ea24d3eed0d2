internal import CSQLite

/// One SQLite connection, typed: with ``Connection+Rows`` the only place where SQLite is called.
///
/// Not copyable, so that it has one owner; statements are prepared once and named by a number.
@safe
struct Connection: ~Copyable {
    private let handle: OpaquePointer
    private(set) var statements: [OpaquePointer]

    /// Opens `path`, which exists.
    init(path: String, writing: Bool) throws(LedgerError) {
        let mode = writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(
            path, &opened,
            mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle = unsafe opened else {
            unsafe sqlite3_close_v2(opened)
            throw .database(code: code, during: .opening)
        }
        unsafe sqlite3_busy_timeout(handle, 5_000)
        guard unsafe csqlite_set_defensive(handle) == SQLITE_OK else {
            unsafe sqlite3_close_v2(handle)
            throw .database(code: SQLITE_ERROR, during: .configuring)
        }
        unsafe self.handle = handle
        unsafe statements = []
    }

    deinit {
        unsafe statements.forEach { unsafe sqlite3_finalize($0) }
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs SQL that answers nothing; never built from anyone's input.
    func execute(_ sql: String, during step: LedgerError.Step) throws(LedgerError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw .database(code: code, during: step) }
    }

    /// Prepares a statement for many runs.
    mutating func prepare(_ sql: String) throws(LedgerError) -> Statement {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let statement = unsafe prepared else {
            throw .database(code: code, during: .configuring)
        }
        unsafe statements.append(statement)
        return Statement(index: unsafe statements.count - 1)
    }

    /// Whether the file was unlinked or replaced: what is written would go where nobody looks.
    var hasMoved: Bool {
        var moved: Int32 = 0
        let code = unsafe sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        return code != SQLITE_OK || moved != 0
    }

    /// Whether BEGIN was not yet followed by COMMIT or ROLLBACK.
    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }
}
