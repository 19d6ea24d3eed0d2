import Gate
import Policy
import Terms
import Testing

/// What the tests do with a snapshot: have it read, and take it apart.
enum Snapshot {
    /// The state that it tells of.
    static func restore(_ bytes: [UInt8]) throws(SnapshotError) -> GateState {
        try GateState(snapshot: bytes, zones: ZoneDatabase.rules(for:))
    }

    /// Its lines, each with its line feed.
    static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "\n")).map { $0 + [UInt8(ascii: "\n")] }
    }

    /// Lines with their count set right, as a forger would.
    static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        let last = Array(#"{"kind":"end","lines":\#(lines.count - 1)}"#.utf8) + [0x0A]
        return Array((lines.dropLast() + [last]).joined())
    }

    /// The lines of a kind, as text.
    static func texts(_ kind: String, in bytes: [UInt8]) -> [String] {
        lines(bytes).map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.contains("\"kind\":\"\(kind)\"") }
    }

    /// Holds a state against what its snapshot brings back: the same, in the same bytes.
    @discardableResult
    static func round(
        _ state: GateState, _ place: SourceLocation = #_sourceLocation
    ) throws -> GateState {
        let bytes = state.snapshot()
        let restored = try restore(bytes)
        // Not in the expectation, which would print both.
        let isSame = restored == state
        #expect(isSame, sourceLocation: place)
        let isRepeated = restored.snapshot() == bytes
        #expect(isRepeated, sourceLocation: place)
        return restored
    }
}
