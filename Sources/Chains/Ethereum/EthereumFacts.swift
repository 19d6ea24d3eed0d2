internal import JSON

/// What only the network knows of a payment and its caller brings: the `network` object.
struct EthereumFacts: Hashable, Sendable {
    /// The EIP-155 chain id.
    let chainID: UInt64
    /// The sender's next nonce.
    let nonce: UInt64
    /// The most gas.
    let gasLimit: UInt64
    /// The most wei a unit of gas costs.
    let maxFeePerGas: UInt128
    /// The most wei a unit of gas adds for the block's maker.
    let maxPriorityFeePerGas: UInt128

    /// Digits of 2^256 - 1: a longer number is no quantity of Ethereum's at all.
    private static let longestDecimal = 78

    /// Reads the object.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for a field that is missing, unknown or not
    /// of its form, `ethereum.overflow` or `ethereum.gas-limit` for a number that is too large to
    /// reckon in.
    init(_ json: JSON) throws(ChainError) {
        let gas: String
        let fee: String
        let priority: String
        do {
            var reader = try ObjectReader(json, at: "network")
            chainID = try reader.integer("chain_id")
            nonce = try reader.integer("nonce")
            gas = try reader.string("gas_limit")
            fee = try reader.string("max_fee_per_gas")
            priority = try reader.string("max_priority_fee_per_gas")
            try reader.finish()
        } catch { throw .malformed(field: error.path, clause: error.clause) }
        let gasLimit = try EthereumFacts.decimal(gas, "gas_limit")
        guard gasLimit <= UInt128(EthereumTransfer.gasCap) else {
            throw EthereumTransfer.gasAboveCap(gasLimit)
        }
        self.gasLimit = UInt64(gasLimit)
        maxFeePerGas = try EthereumFacts.decimal(fee, "max_fee_per_gas")
        maxPriorityFeePerGas = try EthereumFacts.decimal(priority, "max_priority_fee_per_gas")
    }

    /// Reads `0|[1-9][0-9]*`.
    private static func decimal(_ text: String, _ name: String) throws(ChainError) -> UInt128 {
        let digits = text.utf8
        let isDecimal = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isDecimal, (1...longestDecimal).contains(digits.count),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else {
            throw .malformed(
                field: "network.\(name)",
                clause: "must be an integer of at most \(longestDecimal) digits in a string, "
                    + "without sign, exponent or leading zero")
        }
        guard let value = UInt128(text) else {
            throw EthereumTransfer.overflow("\(name) does not fit 128 bits")
        }
        return value
    }
}
