import Terms

/// The unsigned bytes of a payment with their end, in place where they are few: most are, and a list of their own takes
/// more than they do.
enum PackedPayload: Hashable, Sendable {
    /// The most bytes that lie in place: an Ethereum transfer has 45 to 54.
    static let mostInPlace = 54

    /// So many bytes, and zeros behind them.
    case short(UInt8, [54 of UInt8])
    /// More than those, or such as stop being valid.
    case long([UInt8], until: Moment)

    private static let never = Moment(nanoseconds: .max)

    /// Packs `bytes`, whose signature stops being valid at a moment, or never.
    init(_ bytes: [UInt8], validUntil: Moment?) {
        guard bytes.count <= PackedPayload.mostInPlace, validUntil == nil else {
            self = .long(bytes, until: validUntil ?? PackedPayload.never)
            return
        }
        var inline = [54 of UInt8](repeating: 0)
        for (index, byte) in bytes.enumerated() { inline[index] = byte }
        self = .short(UInt8(bytes.count), inline)
    }

    /// The bytes as they were.
    var bytes: [UInt8] {
        switch self {
        case .long(let bytes, _): bytes
        case .short(let count, let inline): (0..<Int(count)).map { inline[$0] }
        }
    }

    /// When the signature stops being valid, where the chain knows expiry.
    var validUntil: Moment? {
        guard case .long(_, let until) = self, until != PackedPayload.never else { return nil }
        return until
    }

    /// Equal where the bytes and their end are.
    static func == (left: PackedPayload, right: PackedPayload) -> Bool {
        switch (left, right) {
        case (.long(let left, let until), .long(let right, let other)):
            until == other && left == right
        case (.short(let count, let left), .short(let other, let right)):
            count == other && (0..<Int(count)).allSatisfy { left[$0] == right[$0] }
        default: false
        }
    }

    /// Hashes the bytes.
    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
