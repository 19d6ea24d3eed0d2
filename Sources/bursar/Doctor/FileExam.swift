import Glibc

/// What a vault's files show from outside: who may get at them, and how much room is left.
struct FileExam {
    /// The least room that a vault should have, bytes: four times the ballast that it keeps.
    static let leastRoom: UInt64 = 64 << 20
    let home: String
    let anchor: String

    /// All of it.
    func diagnoses() -> [Diagnosis] {
        [
            guarded("home", home, mode: "700"),
            guarded("database", home + "/bursar.db", mode: "600"),
            anchorDiagnosis, room,
        ]
    }

    private var anchorDiagnosis: Diagnosis {
        guard !anchor.hasPrefix(home + "/") else {
            return .attention(
                "anchor", "\(anchor) is in the vault's own directory",
                hint: "keep it elsewhere: an old copy of the directory must not bring its own along"
            )
        }
        return guarded("anchor", anchor, mode: "600")
    }

    /// Whether nobody but its owner gets at a file.
    private func guarded(_ check: String, _ path: String, mode: String) -> Diagnosis {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            return .attention(
                check, "\(path): \(Errno.clause(errno, verb: "be looked at"))",
                hint: "name the vault with --home and --anchor, and ask as its owner")
        }
        let found = String(facts.st_mode & 0o777, radix: 8)
        guard facts.st_mode & 0o077 == 0 else {
            return .attention(
                check, "\(path) has mode \(found)", hint: "chmod \(mode) \(path)")
        }
        return .well(check, "\(path) is its owner's alone")
    }

    private var room: Diagnosis {
        var facts = statvfs()
        guard unsafe statvfs(home, &facts) == 0 else {
            return .attention(
                "disk", "\(home): \(Errno.clause(errno, verb: "be looked at"))",
                hint: "name the vault with --home")
        }
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        let words = "\(free >> 20) MiB are free"
        guard free >= FileExam.leastRoom else {
            return .attention(
                "disk", words, hint: "make room: a vault whose disk is full signs nothing")
        }
        return .well("disk", words)
    }
}
