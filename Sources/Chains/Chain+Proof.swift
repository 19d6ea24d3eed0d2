internal import JSON
internal import Terms

extension Chain {
    /// Starts reading a proof: an object whose `chain` is this one.
    ///
    /// A nonce, a seqno and a count of confirmations are all numbers, so a proof says of what.
    static func reader(of proof: JSON) throws(FieldError) -> ObjectReader {
        var reader = try ObjectReader(proof)
        let named = try reader.string("chain")
        guard ChainName(named) == name else {
            throw reader.error("chain", "must be \"\(name.text)\"")
        }
        return reader
    }
}
