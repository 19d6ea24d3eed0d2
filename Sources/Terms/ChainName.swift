/// A chain's name, as in a wallet's name: `ethereum`, `bitcoin`, `ton`.
///
/// Open, not an enum: adding a chain is a folder in Chains and touches nothing here.
public struct ChainName: Hashable, Sendable {
    /// The name's text.
    public let text: String
    /// Names a chain; which chains exist is for Chains to say.
    public init(_ text: String) { self.text = text }
}
