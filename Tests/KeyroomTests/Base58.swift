/// Base58, to look into the extended keys of vectors; the four bytes of the check stay on.
enum Base58 {
    private static let alphabet = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    static func decode(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        for character in text.utf8 {
            guard var carry = alphabet.firstIndex(of: character) else { return nil }
            for index in out.indices.reversed() {
                carry += Int(out[index]) * 58
                out[index] = UInt8(carry & 255)
                carry >>= 8
            }
            while carry > 0 {
                out.insert(UInt8(carry & 255), at: 0)
                carry >>= 8
            }
        }
        return out
    }
}
