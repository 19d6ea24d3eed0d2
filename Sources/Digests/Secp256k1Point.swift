internal import COpenSSL

/// Points of secp256k1 (SEC 1, section 2.3), for public keys only.
public enum Secp256k1Point {
    /// Turns the 33-byte form of a point into its 65 bytes: 0x04, x, y.
    ///
    /// Nil for any other size or first byte, and for an x that no point of the curve has.
    public static func decompress(_ publicKey: [UInt8]) -> [UInt8]? {
        guard publicKey.count == 33, publicKey[0] == 0x02 || publicKey[0] == 0x03 else {
            return nil
        }
        guard let group = unsafe EC_GROUP_new_by_curve_name(NID_secp256k1) else { return nil }
        defer { unsafe EC_GROUP_free(group) }
        guard let point = unsafe EC_POINT_new(group) else { return nil }
        defer { unsafe EC_POINT_free(point) }
        // It solves y^2 = x^3 + 7, takes the root of the asked parity, and fails where there is
        // none.
        let read = unsafe EC_POINT_oct2point(group, point, publicKey, publicKey.count, nil)
        guard read == 1 else { return nil }
        var out = [UInt8](repeating: 0, count: 65)
        let form = POINT_CONVERSION_UNCOMPRESSED
        let written = unsafe EC_POINT_point2oct(group, point, form, &out, out.count, nil)
        return written == out.count ? out : nil
    }
}
