/// An amount of one asset in its atomic unit (wei, satoshi, nanoton).
public struct AssetAmount: Hashable, Sendable {
    /// What is counted.
    public let asset: Asset
    /// How much, in atoms.
    public let atoms: UInt128

    /// Pairs an asset with a number of its atoms.
    public init(asset: Asset, atoms: UInt128) {
        self.asset = asset
        self.atoms = atoms
    }

    /// The amount in whole units of the asset, without trailing zeros.
    public var decimal: String { DecimalText.print(atoms, decimals: asset.decimals) }
}
