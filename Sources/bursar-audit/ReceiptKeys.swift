import Ledger

/// Which key must have signed a receipt, and what is known of the log besides.
///
/// A log may have been handed over since a receipt was made, or since its reader got a key.
struct ReceiptKeys {
    private let chain: KeyChain
    /// The entry in the receipt's place, where a log was read.
    let line: [UInt8]?
    /// Whether the receipt's checkpoint was held to the entries of a log.
    let isHeldToLog: Bool

    /// The key alone, or the keys that a chain of hand-overs leads to from it.
    init(trusting key: VerifierKey, handovers path: String?) throws(AuditFailure) {
        let handovers = try path.map { path throws(AuditFailure) in
            try HandoverFile(path).handovers
        }
        chain = try ReceiptKeys.chain(key, handovers ?? [], from: path ?? key.name)
        line = nil
        isHeldToLog = false
    }

    /// The keys that a log has had; it is verified, and must hold what the receipt says of it.
    ///
    /// A receipt may be newer than a copy of the log: then only the keys are taken from it.
    init(
        trusting key: VerifierKey, log path: String, for receipt: ReceiptFile, from what: String
    ) throws(AuditFailure) {
        var audit = Audit(key: key, kept: receipt.proof.index)
        defer { audit.progress.clear() }
        let size = try receipt.size(from: what)
        isHeldToLog = try LogReading.readFile(path, checkpoint: nil, &audit) {
            audit, signed throws(AuditFailure) in
            guard size <= signed else { return false }
            try audit.expect(receipt.proof.checkpoint, from: what)
            return true
        }
        chain = try ReceiptKeys.chain(key, audit.handovers, from: path)
        line = audit.keptLine
    }

    /// The key that signs a checkpoint of this size.
    func key(at size: UInt64) -> VerifierKey { chain.key(at: size) }

    /// Whether that key was replaced since: whoever got hold of it can make receipts of that time.
    func isReplaced(at size: UInt64) -> Bool { chain.key(at: size) != chain.newest }

    private static func chain(
        _ key: VerifierKey, _ handovers: [KeyHandover], from what: String
    ) throws(AuditFailure) -> KeyChain {
        do throws(NoteError) { return try KeyChain(trusting: key, handovers) } catch {
            throw .tampering(
                what: what, why: "hands the log over neither to nor from the key of --key",
                seq: nil)
        }
    }
}
