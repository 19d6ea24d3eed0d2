internal import CSQLite

extension Connection {
    /// Binds, runs to the end, and resets; for statements that answer nothing.
    func run(_ statement: Statement, _ bindings: Binding...) throws(LedgerError) {
        try run(statement, bindings)
    }

    /// Binds, runs to the end, and resets; for statements that answer nothing.
    func run(_ statement: Statement, _ bindings: [Binding]) throws(LedgerError) {
        try bind(statement, bindings)
        let code = unsafe sqlite3_step(statements[statement.index])
        unsafe sqlite3_reset(statements[statement.index])
        guard code == SQLITE_DONE else { throw failure(code, during: .writing) }
    }

    /// Calls `each` for every row, until it answers false.
    func query(
        _ statement: Statement, _ bindings: Binding...,
        each: (borrowing RowCursor) throws(LedgerError) -> Bool
    ) throws(LedgerError) {
        try query(statement, bindings, each: each)
    }

    /// Binds and calls `each` for every row, until it answers false.
    func query(
        _ statement: Statement, _ bindings: [Binding],
        each: (borrowing RowCursor) throws(LedgerError) -> Bool
    ) throws(LedgerError) {
        try bind(statement, bindings)
        let pointer = unsafe statements[statement.index]
        defer { unsafe sqlite3_reset(pointer) }
        while true {
            let code = unsafe sqlite3_step(pointer)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw failure(code, during: .reading) }
            guard try each(unsafe RowCursor(statement: pointer)) else { return }
        }
    }

    /// The first column of the first row of `sql`, as an integer; 0 when there is none.
    mutating func integer(_ sql: String) throws(LedgerError) -> Int64 {
        var value: Int64 = 0
        try query(prepare(sql)) { row in
            value = row.integer(0)
            return false
        }
        return value
    }

    private func bind(_ statement: Statement, _ bindings: [Binding]) throws(LedgerError) {
        for index in bindings.indices {
            let code = bind(statement, at: Int32(index) + 1, bindings[index])
            guard code == SQLITE_OK else { throw .database(code: code, during: .writing) }
        }
    }

    private func bind(_ statement: Statement, at index: Int32, _ binding: Binding) -> Int32 {
        let pointer = unsafe statements[statement.index]
        switch binding {
        case .integer(let value):
            return unsafe sqlite3_bind_int64(pointer, index, Int64(bitPattern: value))
        case .bytes(let bytes):
            return unsafe bytes.withUnsafeBytes {
                unsafe csqlite_bind_copy(pointer, index, $0.baseAddress, Int32($0.count))
            }
        }
    }
}
