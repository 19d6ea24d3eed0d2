public import Terms

/// Splits a secret into shares in words (SLIP-39: one group, no passphrase).
public enum ShareMaking {
    /// Draws what is to open a slot, and hands out both: the words on one descriptor, the 32 bytes on another.
    ///
    /// - Returns: whether both were taken.
    /// - Throws: ``SecretError`` where memory can't be locked.
    public static func make(
        _ shares: ShareCount, words: Int32, secret: Int32
    ) throws(SecretError) -> Bool {
        let material = try SecretBytes.random(SlotMaterial.length)
        let lines = try lines(of: material, shares)
        return lines.write(to: words) && material.write(to: secret)
    }

    /// The shares of a secret, a line each, every line with its end.
    ///
    /// - Throws: ``SecretError/badLength(bytes:allowed:)`` for a secret that is not 16 to 64 bytes, or odd.
    static func lines(
        of secret: borrowing SecretBytes, _ shares: ShareCount
    ) throws(SecretError) -> SecretBytes {
        guard Share.lengths.contains(secret.count), secret.count.isMultiple(of: 2) else {
            throw .badLength(bytes: secret.count, allowed: Share.lengths)
        }
        let set = ShareSet.fresh()
        let sealed = try ShareCipher.encrypt(secret, set)
        let points = try SecretSharing.split(
            sealed, threshold: shares.threshold, count: shares.count)
        let words = Share.headLength + Share.words(forBytes: secret.count) + ShareChecksum.length
        var text = try SecretBytes(count: shares.count * words * (ShareWords.width + 1))
        var end = 0
        for index in 0..<shares.count {
            var value = try SecretBytes(count: secret.count)
            unsafe value.mutableAddress.update(
                from: points.address + index * secret.count, count: secret.count)
            let share = Share(
                set: set, groupIndex: 0, memberIndex: UInt8(index),
                memberThreshold: shares.threshold, value: value)
            end = try ShareLine(share).write(into: &text, at: end)
            unsafe text.mutableAddress[end] = UInt8(ascii: "\n")
            end += 1
        }
        var lines = try SecretBytes(count: end)
        unsafe lines.mutableAddress.update(from: text.address, count: end)
        return lines
    }
}
