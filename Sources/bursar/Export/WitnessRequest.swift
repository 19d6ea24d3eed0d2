import JSON

/// What a witness is asked with: the body of an add-checkpoint request (C2SP tlog-witness).
struct WitnessRequest {
    /// The body.
    let bytes: [UInt8]

    /// Asks the auditors' door for the last checkpoint and the proof that it extends `old` entries.
    ///
    /// Throws ``ExportError/witnessAhead(size:witnessed:)`` where the log is shorter than that: a log
    /// that is sound never is.
    init(_ session: Session, from old: UInt64) throws(Failure) {
        let note = try session.audit("/v1/audit/checkpoint")
        guard let signed = SignedTree(note: note) else { throw .export(.badCheckpoint) }
        guard old <= signed.size else {
            throw .export(.witnessAhead(size: signed.size, witnessed: old))
        }
        var text = "old \(old)\n"
        // The standard has no proof from nothing, and none is needed for the same.
        if old > 0, old < signed.size {
            for hash in try WitnessRequest.proof(session, old, signed.size) { text += hash + "\n" }
        }
        bytes = Array((text + "\n").utf8) + note
    }

    private static func proof(
        _ session: Session, _ old: UInt64, _ new: UInt64
    ) throws(Failure) -> [String] {
        let target = "/v1/audit/proof/consistency?from=\(old)&to=\(new)"
        let reply = try session.audit(target)
        guard case .array(let list)? = (try? JSONReader.read(reply))?.at("hashes") else {
            throw .reply(asked: "GET \(target)", lacks: "hashes")
        }
        var hashes: [String] = []
        for element in list {
            guard case .string(let hash) = element else {
                throw .reply(asked: "GET \(target)", lacks: "hashes")
            }
            hashes.append(hash)
        }
        return hashes
    }
}
