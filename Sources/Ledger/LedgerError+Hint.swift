internal import CSQLite

extension LedgerError {
    /// What a person can do about it.
    public var hint: String {
        isDamage
            ? "keep the files as evidence; put back bursar.db and its anchor from one backup"
            : "look at the disk: space, permissions, errors; nothing was written since"
    }

    /// Whether the files are not what Bursar wrote.
    private var isDamage: Bool {
        switch self {
        case .gap, .altered, .foreign, .schema, .moved: true
        case .database(let code, _): [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF)
        default: false
        }
    }
}
