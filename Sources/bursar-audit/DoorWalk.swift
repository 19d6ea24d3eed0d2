import Ledger

/// Reads a log that may be growing through the audit door.
struct DoorWalk {
    /// The door's own limit.
    private static let pageSize = 1_000

    let door: DoorClient

    /// Feeds `audit` all entries there are.
    ///
    /// A checkpoint is asked for again whenever the last one's end is reached, so that what was
    /// signed meanwhile counts as signed; the tail after the last is read too.
    func walk(_ audit: inout Audit) throws(AuditFailure) {
        var signed = try checkpoint(&audit)
        while true {
            let page = try entries(from: audit.size)
            guard !page.isEmpty else { return }
            for line in page {
                if audit.size == signed { signed = try checkpoint(&audit) }
                try audit.add(Array(line), from: door.path)
            }
        }
    }

    private func checkpoint(_ audit: inout Audit) throws(AuditFailure) -> UInt64 {
        let target = "/v1/audit/checkpoint"
        return try audit.expect(door.text(target), from: target).size
    }

    private func entries(from seq: UInt64) throws(AuditFailure) -> [ArraySlice<UInt8>] {
        let body = try door.get("/v1/audit/entries?from=\(seq)&limit=\(DoorWalk.pageSize)")
        return body.split(separator: UInt8(ascii: "\n"))
    }
}
