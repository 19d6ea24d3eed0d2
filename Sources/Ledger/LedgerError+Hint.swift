internal import CSQLite
internal import Glibc

extension LedgerError {
    /// What a person can do about it.
    public var hint: String {
        if case .moved(_, let rescued?) = self {
            return
                "what was still open was saved: keep \(rescued), and put it in the database's place"
        }
        if case .archived = self {
            return "put the archive back in its place; nothing in it was changed by the vault"
        }
        if isFull { return "the disk is full: make room beside the database and the anchor" }
        return isDamage
            ? "keep the files as evidence; put back bursar.db and its anchor from one backup"
            : "look at the disk: space, permissions, errors; nothing was written since"
    }

    /// Whether it is for want of room, and known to have written nothing.
    ///
    /// A flush that fails for want of room is not: what of it is on the disk nobody knows.
    var isFull: Bool {
        switch self {
        case .full: true
        case .database(let code, _): code & 0xFF == SQLITE_FULL
        case .file(_, let errno): [ENOSPC, EDQUOT].contains(errno)
        default: false
        }
    }

    /// Whether the files are not what Bursar wrote: no fault of the disk, and no second reading mends it.
    public var isDamage: Bool {
        switch self {
        case .gap, .changed, .tile, .altered, .foreign, .schema, .moved: true
        case .database(let code, _): [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF)
        default: false
        }
    }
}
