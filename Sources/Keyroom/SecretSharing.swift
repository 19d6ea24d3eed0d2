internal import CSodium

/// Shamir's sharing of bytes over ``ByteField``, with the digest that SLIP-39 puts beside the secret.
///
/// Which share a point is (its x) is public; what it holds is not.
enum SecretSharing {
    /// Where the polynomial holds the secret.
    static let secretIndex: UInt8 = 255
    /// Where it holds the digest of the secret, and random bytes.
    static let digestIndex: UInt8 = 254
    static let digestLength = 4

    /// The points at 0, 1, … `count` - 1, one behind the other, each as long as the secret.
    ///
    /// Any `threshold` of them give it back. A threshold of one gives the secret itself, undigested.
    static func split(
        _ secret: borrowing SecretBytes, threshold: Int, count: Int
    ) throws(SecretError) -> SecretBytes {
        let length = secret.count
        var points = try SecretBytes(count: count * length)
        guard threshold > 1 else {
            for index in 0..<count {
                unsafe (points.mutableAddress + index * length).update(
                    from: secret.address, count: length)
            }
            return points
        }
        let random = threshold - 2
        // The base: random points, then the digest's, then the secret's.
        var base = try SecretBytes(count: threshold * length)
        unsafe randombytes_buf(base.mutableAddress, random * length + length)
        try digest(secret, into: &base, at: random * length)
        unsafe (base.mutableAddress + (random + 1) * length).update(
            from: secret.address, count: length)
        let places = (0..<random).map { UInt8($0) } + [digestIndex, secretIndex]
        unsafe points.mutableAddress.update(from: base.address, count: random * length)
        for index in random..<count {
            interpolate(
                base, places, at: UInt8(index), length: length, into: &points,
                offset: index * length)
        }
        return points
    }

    /// The secret that points at `places` share; nil where their digest is not the secret's.
    static func join(
        _ points: borrowing SecretBytes, at places: [UInt8]
    ) throws(SecretError) -> SecretBytes? {
        let length = points.count / places.count
        var secret = try SecretBytes(count: length)
        guard places.count > 1 else {
            unsafe secret.mutableAddress.update(from: points.address, count: length)
            return secret
        }
        interpolate(points, places, at: secretIndex, length: length, into: &secret, offset: 0)
        var found = try SecretBytes(count: length)
        interpolate(points, places, at: digestIndex, length: length, into: &found, offset: 0)
        var expected = try found.duplicate()
        try digest(secret, into: &expected, at: 0)
        guard found.equals(expected) else { return nil }
        return secret
    }

    /// Writes the first bytes of the secret's HMAC-SHA-256 before the random bytes that are its key.
    private static func digest(
        _ secret: borrowing SecretBytes, into block: inout SecretBytes, at offset: Int
    ) throws(SecretError) {
        let random = secret.count - digestLength
        var hash = try unsafe HMACSHA256(
            key: block.address + offset + digestLength, count: random)
        var full = try SecretBytes(count: HMACSHA256.length)
        unsafe hash.update(secret.address, count: secret.count)
        unsafe hash.finish(into: full.mutableAddress)
        unsafe (block.mutableAddress + offset).update(from: full.address, count: digestLength)
    }

    /// Lagrange's interpolation of each byte at one place; the weights hang on public places alone.
    private static func interpolate(
        _ points: borrowing SecretBytes, _ places: [UInt8], at place: UInt8, length: Int,
        into out: inout SecretBytes, offset: Int
    ) {
        let target = unsafe out.mutableAddress + offset
        unsafe target.update(repeating: 0, count: length)
        for (index, own) in places.enumerated() {
            var weight: UInt8 = 1
            for other in places where other != own {
                weight = ByteField.multiply(
                    weight,
                    ByteField.multiply(place ^ other, ByteField.invert(own ^ other)))
            }
            let source = unsafe points.address + index * length
            for byte in 0..<length {
                unsafe target[byte] ^= ByteField.multiply(source[byte], weight)
            }
        }
    }
}
