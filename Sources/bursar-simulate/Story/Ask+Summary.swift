extension Ask {
    /// In a few words.
    var summary: String {
        "\(Cast.agents[agent]) key \(key): \(body.wei) wei from \(Cast.wallets[body.wallet]) to "
            + "\(body.payee), nonce \(body.nonce), gas \(body.gasLimit) at \(body.gasPriceWei)"
            + (body.isConfirmed ? ", confirmed" : "")
    }
}
