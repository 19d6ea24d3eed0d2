internal import CSodium

// Sizes tell secrets apart: a key of 51 characters and one of 164 come from different firms. What is sealed has
// a length of few kinds instead.
extension SecretBytes {
    /// The fewest bytes that a padded secret has: every API key in use fits.
    static let leastPadded = 256
    private static let lengthField = 4

    /// The secret behind its length (u32, big-endian), filled up with zeros to ``paddedCount(_:)``.
    borrowing func padded() throws(SecretError) -> SecretBytes {
        let whole = SecretBytes.paddedCount(count + SecretBytes.lengthField)
        var page = try SecretBytes(count: whole)
        for index in 0..<SecretBytes.lengthField {
            let shift = 8 * (SecretBytes.lengthField - 1 - index)
            unsafe page.mutableAddress[index] = UInt8(truncatingIfNeeded: count >> shift)
        }
        unsafe (page.mutableAddress + SecretBytes.lengthField).update(from: address, count: count)
        return page
    }

    /// What ``padded()`` took; nil where the bytes are not of that form.
    borrowing func unpadded() throws(SecretError) -> SecretBytes? {
        guard count >= SecretBytes.leastPadded else { return nil }
        var length = 0
        for index in 0..<SecretBytes.lengthField {
            length = unsafe length << 8 | Int(address[index])
        }
        let rest = count - SecretBytes.lengthField
        guard (1...rest).contains(length),
            SecretBytes.paddedCount(length + SecretBytes.lengthField) == count,
            unsafe sodium_is_zero(address + SecretBytes.lengthField + length, rest - length) == 1
        else { return nil }
        var secret = try SecretBytes(count: length)
        unsafe secret.mutableAddress.update(
            from: address + SecretBytes.lengthField, count: length)
        return secret
    }

    /// The length that `count` bytes are padded to: 256, and above it Padmé's.
    ///
    /// Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
    /// PURBs", PETS 2019, §4) rounds up to a number with few significant bits: at most 12 % more, and a
    /// length says no more than O(log log) bits.
    static func paddedCount(_ count: Int) -> Int {
        guard count > leastPadded else { return leastPadded }
        let exponent = Int.bitWidth - 1 - count.leadingZeroBitCount
        let significant = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = (1 << (exponent - significant)) - 1
        return (count + mask) & ~mask
    }
}
