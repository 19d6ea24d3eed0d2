extension EthereumTransfer {
    /// How many fields the unsigned bytes have.
    static let unsignedCount = 9

    /// Reads unsigned bytes, strictly.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` for what is no canonical EIP-1559
    /// transaction, and ``ChainError/refused(rule:detail:hint:)`` for one that does more than pay
    /// ether.
    public static func read(payload: [UInt8]) throws(ChainError) -> EthereumTransfer {
        try read(try items(payload, count: unsignedCount))
    }

    /// The fields of a typed transaction that has `count` of them.
    static func items(_ bytes: [UInt8], count: Int) throws(ChainError) -> [RLP] {
        guard let first = bytes.first else { throw malformed("is empty") }
        guard first == type else {
            throw .refused(
                rule: "ethereum.transaction-type",
                detail: "a transaction that starts with byte \(first) is not of type \(type)",
                hint: "only EIP-1559 transactions are signed")
        }
        let item: RLP
        do { item = try RLPReader.read(Array(bytes.dropFirst())) } catch {
            throw malformed(error.clause)
        }
        guard case .list(let items) = item, items.count == count else {
            throw malformed("must be a list of \(count) fields")
        }
        return items
    }

    /// Reads the nine fields before the signature.
    static func read(_ items: [RLP]) throws(ChainError) -> EthereumTransfer {
        try checkNothingElse(to: items[5], data: items[7], accessList: items[8])
        guard case .bytes(let payee) = items[5], let to = EthereumAddress(payee) else {
            throw malformed("has a payee that is not \(EthereumAddress.length) bytes")
        }
        return EthereumTransfer(
            chainID: try integer(items[0], "chain_id"), nonce: try integer(items[1], "nonce"),
            maxPriorityFeePerGas: try integer(items[2], "max_priority_fee_per_gas"),
            maxFeePerGas: try integer(items[3], "max_fee_per_gas"),
            gasLimit: try integer(items[4], "gas_limit"), to: to,
            value: try integer(items[6], "value"))
    }

    /// The error for bytes that are not of the form.
    static func malformed(_ clause: String) -> ChainError {
        .malformed(field: "payload", clause: clause)
    }

    /// Refuses what would run code or grow the cost: creation, calls, access lists.
    private static func checkNothingElse(to: RLP, data: RLP, accessList: RLP) throws(ChainError) {
        guard to != .bytes([]) else {
            throw .refused(
                rule: "ethereum.creation", detail: "a transaction without a payee makes a contract",
                hint: "name who is paid")
        }
        guard data == .bytes([]) else {
            throw .refused(
                rule: "ethereum.data", detail: "a transaction with data calls a contract",
                hint: "pay ether without data")
        }
        guard accessList == .list([]) else {
            throw .refused(
                rule: "ethereum.access-list", detail: "an access list costs gas and pays nobody",
                hint: "leave the access list empty")
        }
    }

    /// Reads an integer without leading zeros.
    static func integer<Value: FixedWidthInteger & UnsignedInteger>(_ item: RLP, _ name: String)
        throws(ChainError) -> Value
    {
        guard case .bytes(let bytes) = item, bytes.first != 0, bytes.count <= 32 else {
            throw malformed("has a \(name) that is no integer without leading zeros")
        }
        guard bytes.count <= Value.bitWidth / 8 else {
            throw overflow("\(name) does not fit \(Value.bitWidth) bits")
        }
        return bytes.reduce(Value(0)) { $0 << 8 | Value($1) }
    }
}
