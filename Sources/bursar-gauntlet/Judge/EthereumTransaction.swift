/// What a signed Ethereum transaction can cost its sender, read from its bytes.
struct EthereumTransaction: Hashable, Sendable {
    /// Nil in a legacy transaction: its chain stands in the signature, which isn't looked into.
    let chainID: UInt128?
    let nonce: UInt128
    /// Value, and gas limit times the highest fee, in wei; nil above 128 bits.
    let worstCase: UInt128?

    /// Reads a transaction of type 2 (EIP-1559) or a legacy one, signature included; nil for
    /// anything else.
    init?(_ raw: [UInt8]) {
        let isTyped = raw.first == 0x02
        guard case .list(let fields)? = RLPItem(isTyped ? Array(raw.dropFirst()) : raw),
            fields.count == (isTyped ? 12 : 9)
        else { return nil }
        // Type 2: chain, nonce, priority fee, max fee, gas limit, to, value, data, access list, signature.
        // Legacy: nonce, gas price, gas limit, to, value, data, signature.
        let start = isTyped ? 1 : 0
        guard case .some(let nonce?) = fields[start].number,
            let fee = fields[isTyped ? 3 : 1].number,
            let gas = fields[isTyped ? 4 : 2].number,
            let value = fields[isTyped ? 6 : 4].number
        else { return nil }
        if isTyped {
            guard case .some(let chain?) = fields[0].number else { return nil }
            chainID = chain
        } else {
            chainID = nil
        }
        self.nonce = nonce
        worstCase = EthereumTransaction.sum(value, gas, fee)
    }

    private static func sum(_ value: UInt128?, _ gas: UInt128?, _ fee: UInt128?) -> UInt128? {
        guard let value, let gas, let fee else { return nil }
        let (most, tooMuch) = gas.multipliedReportingOverflow(by: fee)
        let (sum, overflow) = most.addingReportingOverflow(value)
        return tooMuch || overflow ? nil : sum
    }
}
