public import Terms

extension Bitcoin {
    /// What comes back to the wallet itself.
    public static func change(in payload: [UInt8], wallet: WalletFacts) -> AssetAmount? {
        guard let own = try? script(of: wallet), let transfer = try? decode(payload, own),
            let change = transfer.change
        else { return nil }
        return AssetAmount(asset: bitcoin(wallet.network), atoms: UInt128(change))
    }
}
