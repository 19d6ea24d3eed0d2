/// The unsigned bytes of a payment, in place where they are few: most are, and a list of their own takes more than
/// they do.
enum PackedPayload: Hashable, Sendable {
    /// The most bytes that lie in place: an Ethereum transfer has 45 to 54.
    static let mostInPlace = 54

    /// So many bytes, and zeros behind them.
    case short(UInt8, [54 of UInt8])
    case long([UInt8])

    /// Packs `bytes`.
    init(_ bytes: [UInt8]) {
        guard bytes.count <= PackedPayload.mostInPlace else {
            self = .long(bytes)
            return
        }
        var inline = [54 of UInt8](repeating: 0)
        for (index, byte) in bytes.enumerated() { inline[index] = byte }
        self = .short(UInt8(bytes.count), inline)
    }

    /// The bytes as they were.
    var bytes: [UInt8] {
        switch self {
        case .long(let bytes): bytes
        case .short(let count, let inline): (0..<Int(count)).map { inline[$0] }
        }
    }

    /// Equal where the bytes are.
    static func == (left: PackedPayload, right: PackedPayload) -> Bool {
        switch (left, right) {
        case (.long(let left), .long(let right)): left == right
        case (.short(let count, let left), .short(let other, let right)):
            count == other && (0..<Int(count)).allSatisfy { left[$0] == right[$0] }
        default: false
        }
    }

    /// Hashes the bytes.
    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
