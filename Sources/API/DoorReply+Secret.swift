// A secret in a reply: the same page as in a request, emptied by its one use, which is the writing.
extension SecretBody: Hashable {
    /// Whether both are one page.
    public static func == (left: SecretBody, right: SecretBody) -> Bool { left === right }

    /// Hashes the page's place, never its contents.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension DoorReply {
    /// 200 with a card: JSON that was never a string.
    static func card(_ card: SecretBody) -> DoorReply {
        DoorReply(contentType: "application/json", body: [], secret: card)
    }

    /// 200 with the raw bytes of a secret; the version goes in a header, since the body is all value.
    static func secret(_ value: SecretBody, version: UInt64, isInGrace: Bool = false) -> DoorReply {
        let headers = [Header("bursar-secret-version", String(version))]
        return DoorReply(
            contentType: "application/octet-stream", body: [],
            headers: headers + (isInGrace ? [Header("bursar-secret-superseded", "true")] : []),
            secret: value)
    }
}
