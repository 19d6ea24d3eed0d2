import ArgumentParser
import Digests
import JSON
import Ledger
import Terms

/// `bursar-audit verify`: every entry, in order, against every checkpoint there is.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks form, order, times, sums and signed roots of a log.",
        discussion: """
            Reads entries from FILE (one a line, - for the standard input), from an export (DIR with
            its pages in DIR/entries, or DIR/entries.ndjson), or through --socket. The signed
            checkpoint is --checkpoint, or FILE.checkpoint, or the file checkpoint beside FILE or in
            DIR.

            Example: bursar-audit verify ./log-2026-11 --key "$(cat verifier-key.txt)"
            """)

    @Argument(help: "The file of entries, or the directory of an export.")
    var path: String?
    @Option(help: "The log's verifier key, name+hash+base64, got by another way than the log.")
    var key: String?
    @Option(help: "An earlier checkpoint or receipt that the log must still contain.")
    var since: [String] = []
    @Option(help: "The signed checkpoint to hold the log to.")
    var checkpoint: String?
    @Option(help: "The daemon's audit socket, to read through instead of a file.")
    var socket: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false

    mutating func validate() throws {
        guard (path == nil) != (socket == nil) else {
            throw ValidationError("name a FILE or DIR, or --socket, and not both")
        }
        guard key != nil || socket != nil else {
            throw ValidationError("--key is needed to check a file")
        }
        if let key, (try? VerifierKey(key)) == nil {
            throw ValidationError("--key is not a verifier key (name+hash+base64, Ed25519)")
        }
    }

    mutating func run() throws {
        do throws(AuditFailure) {
            if let socket {
                tell(try verifyDoor(DoorClient(path: socket)))
            } else {
                tell(try verifyFile(path ?? "-"))
            }
        } catch { Output.fail(error, asJSON: json) }
    }

    private func verifyFile(_ path: String) throws(AuditFailure) -> (LogReport, String) {
        var audit = try Audit(key: verifierKey(key ?? "", from: "--key"))
        try expectEarlier(&audit)
        guard path == "-" || InputFile.exists(path) else {
            throw .failed(
                what: path, why: "there is no such file",
                hint: "name a file of entries, or the directory that bursar audit export finished")
        }
        let files = LogFiles(path: path, checkpoint: checkpoint)
        if let beside = try files.keyBeside(), beside.text != audit.key.text {
            throw .tampering(
                what: beside.path, why: "is not the key that --key names", seq: nil)
        }
        try audit.expect(InputFile.text(files.checkpoint), from: files.checkpoint)
        while let page = files.page(at: audit.size) {
            try read(page, files.namedBytes, &audit)
        }
        return (try audit.finish(path), audit.key.name)
    }

    private func read(
        _ page: String, _ named: NamedBytes?, _ audit: inout Audit
    ) throws(AuditFailure) {
        let first = audit.size
        var file = try InputFile(page)
        while let line = try file.line(atMost: Ledger.entryLimit) {
            try audit.add(line, from: page)
            try named?.check(line)
        }
        // It would be the page at its own end for ever.
        guard audit.size > first else {
            throw .tampering(what: page, why: "holds no entry", seq: first)
        }
    }

    private func verifyDoor(_ door: DoorClient) throws(AuditFailure) -> (LogReport, String) {
        let text: String
        if let key {
            text = key
        } else {
            Output.complain(
                "bursar-audit: warning: the key comes from the log's own door and proves less")
            text = try door.text("/v1/audit/key").filter { !$0.isNewline }
        }
        var audit = try Audit(key: verifierKey(text, from: "the key"))
        try expectEarlier(&audit)
        if let checkpoint { try audit.expect(InputFile.text(checkpoint), from: checkpoint) }
        try DoorWalk(door: door).walk(&audit)
        return (try audit.finish(door.path), audit.key.name)
    }

    private func expectEarlier(_ audit: inout Audit) throws(AuditFailure) {
        for path in since { try audit.expect(InputFile.text(path), from: path) }
    }

    private func verifierKey(
        _ text: String, from what: String
    ) throws(AuditFailure) -> VerifierKey {
        do throws(NoteError) { return try VerifierKey(text) } catch {
            throw .failed(what: what, why: error.clause, hint: "bursar audit key prints it")
        }
    }

    private func tell(_ verified: (report: LogReport, origin: String)) {
        let (report, origin) = verified
        guard !json else {
            return Output.say(
                Output.text(of: [
                    ("verified", true), ("origin", .string(origin)),
                    ("size", .integer(report.size)),
                    ("signed_size", .integer(report.signedSize)),
                    ("unsigned_tail", .integer(report.unsignedTail)),
                    ("root", .string(Base64.encode(report.root.bytes))),
                ]))
        }
        Output.say(
            "\(origin): \(report.size) entries verified, \(report.signedSize) of them signed")
        Output.say("root \(Base64.encode(report.root.bytes))")
        if report.unsignedTail > 0 {
            Output.say(
                "the last \(report.unsignedTail) are not signed yet: no checkpoint vouches for them"
            )
        }
    }
}
