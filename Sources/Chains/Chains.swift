public import Terms

/// The chains there are; a new one is one more word in ``all``.
public enum Chains {
    /// Every chain, in the order people read about them.
    public static let all: [any Chain.Type] = [
        TON.self, Bitcoin.self, Ethereum.self, Card.self,
    ]

    /// The chain of a name, as in a wallet's name; nil when there is none.
    public static func named(_ name: ChainName) -> (any Chain.Type)? {
        all.first { $0.name == name }
    }

    /// The asset of an id (`ETH`, `ETH:testnet`) over all chains and networks; nil when there is
    /// none.
    public static func asset(id: String) -> Asset? {
        for chain in all {
            for network in Network.allCases {
                if let asset = chain.assets(network: network).first(where: { $0.id == id }) {
                    return asset
                }
            }
        }
        return nil
    }

    /// Every account an address can mean, over all chains and networks.
    ///
    /// Throws ``ChainError/malformed(field:clause:)`` when no chain can read it, with what each one
    /// says.
    public static func accounts(reading text: String) throws(ChainError) -> [Account] {
        var accounts: [Account] = []
        var clauses: [String] = []
        for chain in all {
            do { accounts += try chain.accounts(reading: text) } catch {
                guard case .malformed(_, let clause) = error else { throw error }
                clauses.append("\(chain.name.text): \(clause)")
            }
        }
        guard !accounts.isEmpty else {
            throw .malformed(
                field: "address",
                clause: "is no address that is known (\(clauses.joined(separator: "; ")))")
        }
        return accounts
    }
}
