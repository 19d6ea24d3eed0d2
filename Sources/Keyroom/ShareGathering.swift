/// Shares as they come in, one after the other, until they join.
///
/// Takes what any SLIP-39 tool makes, groups included: so many members of each of so many groups.
public final class ShareGathering {
    private var shares: [Share] = []

    /// Begins with none.
    public init() {}

    /// How many there are.
    public var count: Int { shares.count }

    /// Whether there are exactly as many as it takes.
    public var isComplete: Bool {
        guard let set = shares.first?.set else { return false }
        let groups = Dictionary(grouping: shares, by: \.groupIndex).values
        return groups.count == set.groupThreshold
            && groups.allSatisfy { $0.count == $0.first?.memberThreshold }
    }

    /// How many of how many it takes, and how many more are needed, where there is one group; nil for more.
    public var missing: Int? {
        guard let first = shares.first, first.set.groupCount == 1 else { return nil }
        return max(0, first.memberThreshold - shares.count)
    }

    /// Takes every line that is not blank.
    ///
    /// - Throws: ``ShareError`` for the first that is wrong; it is not taken.
    public func add(_ text: borrowing SecretBytes) throws(ShareError) {
        var start = 0
        for place in 0...text.count {
            guard place == text.count || (unsafe text.address[place]) == UInt8(ascii: "\n") else {
                continue
            }
            if !isBlank(text, start, place) { try add(text, start, place) }
            start = place + 1
        }
    }

    /// Joins the shares and hands out what they hold; whether it was taken.
    ///
    /// - Throws: ``ShareError``, as ``join(passphrase:)``.
    public func deliver(to descriptor: Int32) throws(ShareError) -> Bool {
        try join().write(to: descriptor)
    }

    /// The secret.
    ///
    /// - Throws: ``ShareError/wrongCount`` or ``ShareError/wrongDigest``.
    func join(passphrase: [UInt8] = []) throws(ShareError) -> SecretBytes {
        guard isComplete, let set = shares.first?.set else { throw .wrongCount }
        let sealed = try SecretError.wrapped(as: ShareError.memory) { () throws(SecretError) in
            try sealedSecret()
        }
        guard let sealed else { throw .wrongDigest }
        return try SecretError.wrapped(as: ShareError.memory) { () throws(SecretError) in
            try ShareCipher.decrypt(sealed, set, passphrase: passphrase)
        }
    }

    /// The groups' secrets from their members, and from those what the cipher made; nil where a digest fails.
    private func sealedSecret() throws(SecretError) -> SecretBytes? {
        let groups = Dictionary(grouping: shares, by: \.groupIndex).sorted { $0.key < $1.key }
        let length = shares.first?.value.count ?? 0
        var points = try SecretBytes(count: groups.count * length)
        for (index, group) in groups.enumerated() {
            let found = try SecretSharing.join(
                ShareGathering.values(of: group.value), at: group.value.map(\.memberIndex))
            guard let found else { return nil }
            unsafe (points.mutableAddress + index * length).update(
                from: found.address, count: length)
        }
        return try SecretSharing.join(points, at: groups.map(\.key))
    }

    private func add(_ text: borrowing SecretBytes, _ start: Int, _ end: Int) throws(ShareError) {
        let number = shares.count + 1
        let line = try ShareLine(reading: text, from: start, to: end, share: number)
        let share = try line.share(number)
        if let first = shares.first {
            let isAlike =
                first.set == share.set && first.value.count == share.value.count
                && shares.allSatisfy {
                    $0.groupIndex != share.groupIndex || $0.memberThreshold == share.memberThreshold
                }
            guard isAlike else { throw .otherSet(share: number) }
        }
        guard
            !shares.contains(where: {
                $0.groupIndex == share.groupIndex && $0.memberIndex == share.memberIndex
            })
        else { throw .repeated(share: number) }
        shares.append(share)
    }

    private func isBlank(_ text: borrowing SecretBytes, _ start: Int, _ end: Int) -> Bool {
        (start..<end).allSatisfy { (unsafe text.address[$0]) <= UInt8(ascii: " ") }
    }

    private static func values(of shares: [Share]) throws(SecretError) -> SecretBytes {
        let length = shares.first?.value.count ?? 0
        var values = try SecretBytes(count: shares.count * length)
        for (index, share) in shares.enumerated() {
            unsafe (values.mutableAddress + index * length).update(
                from: share.value.address, count: length)
        }
        return values
    }
}
