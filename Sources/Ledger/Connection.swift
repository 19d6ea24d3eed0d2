internal import CSQLite
internal import Glibc

/// One SQLite connection, typed: with ``Connection+Rows`` the only place where SQLite is called.
///
/// Not copyable, so that it has one owner; statements are prepared once and named by a number.
@safe
struct Connection: ~Copyable {
    private let handle: OpaquePointer
    private(set) var statements: [OpaquePointer]
    /// Where SQLite leaves how long the write-ahead log is.
    private let frames: UnsafeMutablePointer<Int32>

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
        unsafe frames = .allocate(capacity: 1)
        unsafe frames.initialize(to: 0)
    }

    deinit {
        unsafe statements.forEach { unsafe sqlite3_finalize($0) }
        unsafe sqlite3_close_v2(handle)
        unsafe frames.deallocate()
    }

    /// Runs SQL that answers nothing; never built from anyone's input.
    func execute(_ sql: String, during step: LedgerError.Step) throws(LedgerError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, during: step) }
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

    /// What a code of SQLite's means.
    ///
    /// It calls a disk full only where a write found no room; a quota that is used up is as good. While a
    /// batch is written that is believed of plain writes alone: they come before the flush that makes it count.
    func failure(_ code: Int32, during step: LedgerError.Step) -> LedgerError {
        let isWriting = step == .writing || step == .committing
        let mayBeFull = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
        guard mayBeFull, !isWriting || code == SQLITE_IOERR | 3 << 8 else {
            return .database(code: code, during: step)
        }
        let reasons = unsafe [csqlite_log_errno(handle), sqlite3_system_errno(handle)]
        guard reasons.contains(EDQUOT) || !isWriting && reasons.contains(ENOSPC) else {
            return .database(code: code, during: step)
        }
        return .database(code: SQLITE_FULL, during: step)
    }

    /// From now on ``framesInLog`` is kept; SQLite no longer moves the write-ahead log by itself, whose
    /// failures it would tell nobody.
    func countFrames() { unsafe csqlite_count_frames(handle, frames) }

    /// How many frames the write-ahead log had after the last commit.
    var framesInLog: Int32 { unsafe frames.pointee }

    /// The database's own path, and those of the write-ahead log and its index.
    var paths: [String] {
        guard let name = unsafe sqlite3_db_filename(handle, "main") else { return [] }
        let path = unsafe String(cString: name)
        return [path, path + "-wal", path + "-shm"]
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
