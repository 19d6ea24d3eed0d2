import JSON

extension EntryLine {
    /// The SHA-256, in hex, of the bytes that were too long for this entry and are kept beside the log.
    ///
    /// As docs/ENTRIES.md has it: of what was not decoded the hash alone is kept. Only text of the
    /// form of a hash goes into a path.
    var blobs: [String] {
        guard json.at("kind") == "payment.decided", let payload = json.at("payload"),
            payload != .null
        else { return [] }
        return [json.at("intent"), json.at("network"), payload].compactMap { member in
            guard case .object(let object)? = member, object.members.count == 2,
                object["bytes"] != nil, case .string(let hash)? = object["sha256"],
                hash.utf8.count == 64, hash.utf8.allSatisfy(EntryLine.isHexDigit)
            else { return nil }
            return hash
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
