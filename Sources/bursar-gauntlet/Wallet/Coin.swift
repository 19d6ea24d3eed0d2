/// What the attacks pay with: ether, of which the judge can read every signature.
enum Coin: String, CaseIterable, Sendable {
    case ether
    /// Ether of a test network: another asset, with a price of its own, under the same budget.
    case testEther

    /// The id EIP-155 gives its chain.
    var chainID: UInt64 {
        switch self {
        case .ether: 1
        case .testEther: 11_155_111
        }
    }
}
