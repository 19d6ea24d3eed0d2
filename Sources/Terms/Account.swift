/// An account on a chain, in canonical form: what payees are compared by, never by text.
public struct Account: Hashable, Sendable {
    /// The chain.
    public let chain: ChainName
    /// The network.
    public let network: Network
    /// The chain's canonical bytes of the account (Ethereum: the 20 address bytes).
    public let bytes: [UInt8]
    /// The address as the chain prints it (Ethereum: EIP-55).
    public let text: String

    /// Describes an account; only Chains knows how to read one.
    public init(chain: ChainName, network: Network, bytes: [UInt8], text: String) {
        self.chain = chain
        self.network = network
        self.bytes = bytes
        self.text = text
    }

    /// Two accounts are one when chain, network and bytes agree, however they were written.
    public static func == (left: Account, right: Account) -> Bool {
        left.chain == right.chain && left.network == right.network && left.bytes == right.bytes
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(chain)
        hasher.combine(network)
        hasher.combine(bytes)
    }
}
