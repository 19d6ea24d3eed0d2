import Glibc
import Ledger

/// One reading of a log from its first entry to its last, from wherever the options say it is.
struct LogReading {
    let options: LogOptions

    /// Holds every entry to every checkpoint there is, and to the rules where `replayer` is given.
    func run(_ replayer: Replayer? = nil) throws(AuditFailure) -> Verdict {
        var audit = try Audit(
            key: key(), witnesses: Witnesses(options.witness), replayer: replayer)
        return try read(&audit)
    }

    /// Reads the whole log, with an audit that is about to begin.
    func read(_ audit: inout Audit) throws(AuditFailure) -> Verdict {
        defer { audit.progress.clear() }
        for path in options.since { try audit.expect(InputFile.text(path), from: path) }
        let report: LogReport
        do throws(AuditFailure) {
            report =
                if let socket = options.socket {
                    try readDoor(DoorClient(path: socket), &audit)
                } else {
                    try readFile(options.path ?? "-", &audit)
                }
        } catch {
            try audit.finishProof()
            throw error
        }
        try audit.finishProof()
        return Verdict(
            origin: audit.key.name, report: report, handovers: audit.handovers,
            witnesses: audit.witnesses, replay: audit.replayer?.report)
    }

    private func readFile(_ path: String, _ audit: inout Audit) throws(AuditFailure) -> LogReport {
        try LogReading.readFile(path, checkpoint: options.checkpoint, &audit) { _, _ in }
        return try audit.finish(path)
    }

    /// Reads the entries of a file or an export into `audit`.
    ///
    /// - Parameter begin: hears how many entries are signed before the first one is read, to expect more.
    /// - Returns: what `begin` answers.
    static func readFile<Answer>(
        _ path: String, checkpoint: String?, _ audit: inout Audit,
        begin: (inout Audit, UInt64) throws(AuditFailure) -> Answer
    ) throws(AuditFailure) -> Answer {
        let files = LogFiles(path: path, checkpoint: checkpoint)
        let lines = try LogLines(path, files)
        if let beside = try files.keyBeside() {
            audit.expect(key: beside.text, from: beside.path)
        }
        let signed = try audit.expect(InputFile.text(files.checkpoint), from: files.checkpoint)
        let answer = try begin(&audit, signed.size)
        let named = files.namedBytes
        var hashes = files.tiles.map { TileHashes(of: $0) }
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        // As many as there are cores, besides this thread: whoever waits for the disk or for this one is none.
        let checked = try CheckedLines(lines, needsEntries: audit.needsEntries, workers: cores)
        try checked.forEach { line, page throws(AuditFailure) in
            try audit.add(line, from: page)
            try named?.check(line)
            if case .success(let entry) = line.checked { try hashes?.add(entry.leaf) }
        }
        try hashes?.finish()
        return answer
    }

    private func readDoor(
        _ door: DoorClient, _ audit: inout Audit
    ) throws(AuditFailure) -> LogReport {
        if let checkpoint = options.checkpoint {
            try audit.expect(InputFile.text(checkpoint), from: checkpoint)
        }
        try DoorWalk(door: door).walk(&audit)
        return try audit.finish(door.path)
    }

    /// The key that was named, or else the door's own, with a warning.
    func key() throws(AuditFailure) -> VerifierKey {
        if let key = options.key { return try verifierKey(key, from: "--key") }
        Output.complain(
            "bursar-audit: warning: the key comes from the log's own door and proves less")
        let text = try DoorClient(path: options.socket ?? "").text("/v1/audit/key")
        return try verifierKey(text.filter { !$0.isNewline }, from: "the key")
    }

    private func verifierKey(
        _ text: String, from what: String
    ) throws(AuditFailure) -> VerifierKey {
        do throws(NoteError) { return try VerifierKey(text) } catch {
            throw .failed(what: what, why: error.clause, hint: "bursar audit key prints it")
        }
    }
}
