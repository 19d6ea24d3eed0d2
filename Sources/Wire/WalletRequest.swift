public import JSON
public import Terms

/// The body of `POST /v1/wallets`: an agent asks for a wallet of its own.
public struct WalletRequest: Hashable, Sendable {
    /// The chain it is on.
    public let chain: ChainName
    /// What follows the agent's name in the wallet's; nil for the agent's name alone.
    public let suffix: String?

    private static let longest = 32

    /// Reads the object.
    ///
    /// - Throws: ``FieldError`` for the first field that is not of its form.
    public init(_ json: JSON) throws(FieldError) {
        var reader = try ObjectReader(json, at: "")
        chain = ChainName(try reader.string("chain"))
        suffix = try reader.optionalString("suffix")
        try reader.finish()
        for (key, text) in [("chain", chain.text), ("suffix", suffix ?? "-")] {
            guard WalletRequest.isPart(text) else {
                throw FieldError(path: key, clause: "must match [a-z0-9-]{1,32}")
            }
        }
    }

    /// The wallet's name; nil where the agent's leaves no room for it.
    public func name(for agent: AgentName) -> WalletName? {
        WalletName("\(chain.text)/\(agent.text)" + (suffix.map { "-\($0)" } ?? ""))
    }

    private static func isPart(_ text: String) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
    }
}
