import Digests
import JSON
public import Terms

extension GateState {
    /// The form of the lines, named in the first of them.
    static let snapshotFormat = "bursar/state/v1"

    /// Everything the gate decides from, as lines that each end in a line feed, one thing a line.
    ///
    /// RFC 8785 in a fixed order: one state has one snapshot, and ``SnapshotReader`` makes the state of it again.
    /// Streamed, since there may be a line for every payment of a year.
    public func snapshotLines(_ take: ([UInt8]) -> Void) {
        var lines: UInt64 = 0
        func put(_ kind: SnapshotKind, _ members: [(String, JSON)]) {
            lines += 1
            var line = JSONWriter.write(
                .object(JSONObject(members + [("kind", .string(kind.rawValue))])))
            line.append(UInt8(ascii: "\n"))
            take(line)
        }
        writeHead(put)
        writeSettings(put)
        writeSlots(put)
        writeKeyrings(put)
        writePeople(put)
        writeMade(put)
        writeSecrets(put)
        writeCards(put)
        writeOrders(put)
        writeScopes(put)
        writeCharges(put)
        writeMemories(put)
        writePayments(put)
        put(.end, [("lines", .integer(lines))])
    }

    /// All of ``snapshotLines(_:)`` at once.
    public func snapshot() -> [UInt8] {
        var bytes: [UInt8] = []
        snapshotLines { bytes += $0 }
        return bytes
    }

    /// What the log names this state's snapshot by.
    ///
    /// - Parameter take: gets the lines, too.
    public func snapshotDigest(_ take: ([UInt8]) -> Void = { _ in }) -> SnapshotDigest {
        var hash = SHA256Stream()
        var size: UInt64 = 0
        snapshotLines { line in
            hash.update(line)
            size += UInt64(line.count)
            take(line)
        }
        return SnapshotDigest(hash: hash.finish(), size: size, through: nextSeq)
    }

    /// The state that a snapshot was made of.
    ///
    /// - Throws: ``SnapshotError`` for bytes that no state's ``snapshot()`` gives. That they are this vault's
    ///   and of this place in its log, the entry that names their hash says.
    public init(
        snapshot bytes: [UInt8], zones: (String) -> ZoneRules?
    ) throws(SnapshotError) {
        var reader = SnapshotReader()
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1
            try reader.take(Array(bytes[start...end]))
            start = end + 1
        }
        self = try reader.finish(zones: zones)
    }
}
