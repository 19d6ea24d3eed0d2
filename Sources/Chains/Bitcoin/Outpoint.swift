internal import Terms

/// Which output of which transaction an input spends.
struct Outpoint: Hashable, Sendable {
    /// The transaction's hash in the order it is hashed in: the reverse of what people read.
    let hash: Digest32
    /// The output's place.
    let index: UInt32

    /// The 36 bytes of an input.
    func append(to out: inout [UInt8]) {
        hash.append(to: &out)
        out.appendLittleEndian(index)
    }

    /// The 36 bytes of an input.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        append(to: &out)
        return out
    }

    /// The transaction's id as people read it.
    var txid: String { Hex.encode(hash.bytes.reversed()) }
}
