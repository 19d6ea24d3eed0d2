/// The pages one signature needs, taken once: a page costs 20 us, which a payment does not have.
///
/// Used under a lock by one thread at a time, and cleared before the lock is let go.
struct Bench: ~Copyable {
    var context: CurveContext
    var dataKey: SecretBytes
    var okm: SecretBytes
    var key: SecretBytes
    var expanded: SecretBytes

    init() throws(SecretError) {
        let context = try CurveContext()
        let dataKey = try SecretBytes(count: Sealer.keyLength)
        let okm = try SecretBytes(count: Sealer.okmLength)
        let key = try SecretBytes(count: 32)
        let expanded = try SecretBytes(count: Ed25519.expandedLength)
        self.context = context
        self.dataKey = dataKey
        self.okm = okm
        self.key = key
        self.expanded = expanded
    }

    mutating func clear() {
        dataKey.wipe()
        okm.wipe()
        key.wipe()
        expanded.wipe()
    }
}
