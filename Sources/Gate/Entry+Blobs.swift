import JSON
public import Terms

extension Entry {
    /// The blobs that were stored with this entry: what of a decoded payment is too large for it.
    public var blobs: [Digest32] {
        // Of what was not decoded the hash is named and the bytes are not kept.
        guard kind == DecidedPayment.kind, let payload = body["payload"], payload != .null else {
            return []
        }
        return [body["intent"], body["network"], payload].compactMap { member in
            guard case .object(let object)? = member, object.members.count == 2,
                case .string(let hash)? = object["sha256"], object["bytes"] != nil,
                let bytes = Hex.decode(hash)
            else { return nil }
            return Digest32(bytes)
        }
    }
}
