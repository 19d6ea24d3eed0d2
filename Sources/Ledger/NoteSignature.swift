internal import Digests

/// One signature line of a note: `— name base64(id || signature)`.
public struct NoteSignature: Hashable, Sendable {
    /// Whose.
    public let name: String
    /// Which of that name's keys.
    public let id: UInt32
    /// What the key's algorithm made.
    public let bytes: [UInt8]

    /// A line of any key's, by what it says.
    init(name: String, id: UInt32, bytes: [UInt8]) {
        self.name = name
        self.id = id
        self.bytes = bytes
    }

    /// A signature made by the key that `key` verifies.
    public init(by key: VerifierKey, bytes: [UInt8]) {
        name = key.name
        id = key.id
        self.bytes = bytes
    }

    /// Reads a line without its LF; nil when it is none.
    init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", NoteText.isKeyName(parts[1]),
            let bytes = Base64.decode(String(parts[2])), bytes.count > 4
        else { return nil }
        name = String(parts[1])
        id = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }

    var line: String {
        let idBytes = stride(from: 24, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: id >> UInt32($0))
        }
        return "— \(name) \(Base64.encode(idBytes + bytes))\n"
    }

    func isClaimed(by key: VerifierKey) -> Bool {
        id == key.id && name.utf8.elementsEqual(key.name.utf8)
    }
}
