import ArgumentParser
import Digests
import Gate
import JSON
import Ledger
import Terms

/// `bursar-audit receipt`: whether one payment's receipt proves that its entry is in the log.
struct Receipt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks one payment's receipt, without the log.",
        discussion: """
            FILE is a receipt (C2SP tlog-proof), or the reply with one that bursar pay --json printed.
            The entry it vouches for is looked up in --entry, a file of entries or a page of an
            export. Without --entry the checkpoint's signature is checked, and nothing is proven of
            any payment.

            A log's key may have been replaced before or since. With --log, an export or a file with its
            checkpoint, or with --handovers, what bursar-audit handovers printed, the receipt is held to
            the key that was in force at its size; --key may be any that the log has had. --log proves
            more: its entry is looked up there, and its checkpoint must be one of that log's.

            Example: bursar-audit receipt paid.json --entry entry.json --key "$(cat verifier-key.txt)"
            """)

    @Argument(help: "The file with the receipt; - for the standard input.")
    var file: String
    @Option(help: "A file with the entry that it vouches for, exact bytes, one entry a line.")
    var entry: String?
    @Option(help: "The log's verifier key, name+hash+base64, got by another way than the receipt.")
    var key: String
    @Option(help: "The file of entries or the export of the log that it is of.")
    var log: String?
    @Option(help: "The hand-overs of the log's key, as bursar-audit handovers prints them.")
    var handovers: String?
    @Flag(help: "Answer with one JSON document.")
    var json = false

    func validate() throws {
        guard (try? VerifierKey(key)) != nil else {
            throw ValidationError("--key is not a verifier key (name+hash+base64, Ed25519)")
        }
        guard log == nil || handovers == nil else {
            throw ValidationError("name --log or --handovers, and not both: a log has its own")
        }
    }

    func run() throws {
        do throws(AuditFailure) { try check() } catch { Output.fail(error, asJSON: json) }
    }

    private func check() throws(AuditFailure) {
        let receipt = try ReceiptFile(file)
        let size = try receipt.size(from: file)
        let keys = try keys(for: receipt)
        let line =
            try entry.map { path throws(AuditFailure) in try found(receipt, in: path) }
            ?? keys.line
        let checkpoint: Checkpoint
        do throws(NoteError) {
            let key = keys.key(at: size)
            checkpoint =
                if let line {
                    try receipt.proof.verify(leaf: EntryLeaf.of(line), signedBy: key)
                } else { try Checkpoint(note: receipt.proof.checkpoint, signedBy: key) }
        } catch {
            throw .tampering(what: file, why: error.clause, seq: receipt.proof.index)
        }
        guard receipt.proof.index < checkpoint.size else {
            let error = NoteError.notIncluded(index: receipt.proof.index, size: checkpoint.size)
            throw .tampering(what: file, why: error.clause, seq: receipt.proof.index)
        }
        let decided = try line.flatMap { line throws(AuditFailure) in
            try decision(in: line, of: receipt)
        }
        tell(receipt.proof, checkpoint, isProven: line != nil, decided)
        if keys.isReplaced(at: size), !keys.isHeldToLog, !json {
            Output.say(
                "its key was replaced since: who has that key can make receipts of that time, and "
                    + "--log finds them")
        }
    }

    /// The keys that the log has had, as far as anything given says.
    private func keys(for receipt: ReceiptFile) throws(AuditFailure) -> ReceiptKeys {
        let trusted: VerifierKey
        do throws(NoteError) { trusted = try VerifierKey(key) } catch {
            throw .failed(
                what: "--key", why: error.clause, hint: "bursar audit key prints it")
        }
        guard let log else { return try ReceiptKeys(trusting: trusted, handovers: handovers) }
        return try ReceiptKeys(trusting: trusted, log: log, for: receipt, from: file)
    }

    /// The line whose entry has the receipt's place.
    private func found(
        _ receipt: ReceiptFile, in path: String
    ) throws(AuditFailure) -> [UInt8] {
        var input = try InputFile(path)
        while let line = try input.line(atMost: Ledger.entryLimit) {
            if let entry = try? Entry(reading: line), entry.seq == receipt.proof.index {
                return line
            }
        }
        throw .failed(
            what: path, why: "holds no entry \(receipt.proof.index)",
            hint: "bursar audit log --json prints the entries, one a line")
    }

    /// The payment in an entry that is proven; nil where it decides none.
    private func decision(
        in line: [UInt8], of receipt: ReceiptFile
    ) throws(AuditFailure) -> (payment: String, outcome: String)? {
        let body = (try? Entry(reading: line))?.body
        guard case .string(let payment)? = body?["payment"] else {
            guard receipt.payment == nil else { throw other(receipt, "no payment") }
            return nil
        }
        guard receipt.payment ?? payment == payment else {
            throw other(receipt, "payment \(payment)")
        }
        guard case .string(let outcome)? = body?["outcome"] else { return nil }
        return (payment, outcome)
    }

    private func other(_ receipt: ReceiptFile, _ found: String) -> AuditFailure {
        .tampering(
            what: file,
            why: "is of payment \(receipt.payment ?? ""), and entry \(receipt.proof.index) is of "
                + found, seq: receipt.proof.index)
    }

    private func tell(
        _ proof: TLogProof, _ checkpoint: Checkpoint, isProven: Bool,
        _ decided: (payment: String, outcome: String)?
    ) {
        guard !json else {
            var members: [(String, JSON)] = [
                ("verified", true), ("proven", .bool(isProven)),
                ("origin", .string(checkpoint.origin)), ("entry", .integer(proof.index)),
                ("signed_size", .integer(checkpoint.size)),
                ("root", .string(Base64.encode(checkpoint.root.bytes))),
            ]
            if let decided {
                members += [
                    ("payment", .string(decided.payment)), ("outcome", .string(decided.outcome)),
                ]
            }
            return Output.say(Output.text(of: members))
        }
        let signed = "the \(checkpoint.size) entries that were signed"
        guard isProven else {
            Output.say("\(checkpoint.origin): a receipt for entry \(proof.index) of \(signed)")
            return Output.say("give the entry with --entry: without it nothing is proven of it")
        }
        Output.say("\(checkpoint.origin): entry \(proof.index) is among \(signed)")
        if let decided { Output.say("payment \(decided.payment) was \(decided.outcome)") }
    }
}
