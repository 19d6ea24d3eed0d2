/// One request of an agent: a transfer of ether under an idempotency key.
struct Ask: Hashable, Sendable {
    /// Everything but who asks under which key: the same body twice is the same request.
    struct Body: Hashable, Sendable {
        /// An index of ``Cast/wallets``.
        var wallet: Int
        /// An index of ``Cast/payees``.
        var payee: Int
        /// What the payee gets, wei.
        var wei: UInt128
        /// The account's nonce.
        var nonce: UInt64
        /// The most gas it may use.
        var gasLimit: UInt64
        /// The most a unit of gas may cost, wei.
        var gasPriceWei: UInt128
        /// Whether the agent says that it means to pay the same again.
        var isConfirmed = false

        /// The most the network can take, wei.
        var feeWei: UInt128 { UInt128(gasLimit) * gasPriceWei }
    }

    /// An index of ``Cast/agents``.
    var agent: Int
    /// The key's number; keys are an agent's own.
    var key: Int
    /// What is asked.
    var body: Body
}
