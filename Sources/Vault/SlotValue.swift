internal import Keyroom
internal import Ledger

/// What a key slot's row holds: its head and the root key wrapped, or the marker of a slot that is no more.
///
/// `head || wrapped root key || checksum 8`, or `0x02 || 0x00 || checksum 8`. The checksum is no proof of
/// anything: it tells a damaged row from a wrong passphrase. Against an attacker the head is bound into the
/// wrapping. A removed slot leaves its marker, whose version is later and which the log pins: an old copy
/// of its row is found, as that of any other row is.
enum SlotValue: Equatable {
    case live(SlotHead, wrapped: [UInt8])
    case removed

    private static let checksumLength = 8
    private static let marker: [UInt8] = [SlotHead.format, SlotHead.removed]

    /// Nil where the bytes are not of the form or the checksum is not theirs.
    init?(_ value: [UInt8]) {
        let body = Array(value.dropLast(SlotValue.checksumLength))
        guard !body.isEmpty,
            SlotValue.checksum(body) == Array(value.suffix(SlotValue.checksumLength))
        else { return nil }
        if body == SlotValue.marker {
            self = .removed
            return
        }
        guard let head = SlotHead(body), body.count > head.bytes.count else { return nil }
        self = .live(head, wrapped: Array(body[head.bytes.count...]))
    }

    var bytes: [UInt8] {
        let body =
            switch self {
            case .live(let head, let wrapped): head.bytes + wrapped
            case .removed: SlotValue.marker
            }
        return body + SlotValue.checksum(body)
    }

    private static func checksum(_ body: [UInt8]) -> [UInt8] {
        Array(PublicBytes.sha256(body).prefix(checksumLength))
    }
}
