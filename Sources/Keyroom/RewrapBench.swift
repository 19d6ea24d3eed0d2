/// The pages that moving rows to another term needs, taken once for many: a page costs 20 us, a row five.
public struct RewrapBench: ~Copyable {
    var dataKey: SecretBytes
    var again: SecretBytes
    var okm: SecretBytes

    /// Takes the pages.
    public init() throws(SecretError) {
        let dataKey = try SecretBytes(count: Sealer.keyLength)
        let again = try SecretBytes(count: Sealer.keyLength)
        let okm = try SecretBytes(count: Sealer.okmLength)
        self.dataKey = dataKey
        self.again = again
        self.okm = okm
    }

    mutating func clear() {
        dataKey.wipe()
        again.wipe()
        okm.wipe()
    }
}
