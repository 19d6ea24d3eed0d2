internal import Chains
internal import Gate
internal import Terms

extension PolicyChecker {
    /// The longest name of an agent that a wallet can be named after, bytes.
    private static let longestMaker = 32

    /// The wallets an agent pays from, and its leave to make others; nil with the mistakes logged.
    func wallets(
        _ node: PolicyNode, of agent: AgentName
    ) -> (names: Set<WalletName>, grant: WalletGrant?)? {
        guard node.isMapping else {
            guard let names = names(node) else { return nil }
            return (names: names, grant: nil)
        }
        let known = ["names", "create", "network", "per_window"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let names = fields["names"].map { self.names($0) } ?? []
        let network = fields["network"].map { self.network($0) } ?? .mainnet
        let chains = fields.required("create", hint: "write create: [ton], or names alone")
            .flatMap { self.chains($0) }
        let most = fields.required("per_window", hint: "write per_window: 2")
            .flatMap { $0.integer(in: 1...WalletGrant.mostPerWindow) }
        guard let names, let network, let chains, let most else { return nil }
        guard agent.text.utf8.count <= PolicyChecker.longestMaker else {
            let most = PolicyChecker.longestMaker
            node.wrong(
                "let an agent make wallets whose name has \(agent.text.utf8.count) characters, "
                    + "more than the \(most) that a wallet named after it can have",
                hint: "list wallets that an admin makes, or add an agent with a shorter name")
            return nil
        }
        let grant = WalletGrant(chains: chains, network: network, perWindow: most)
        return (names: names, grant: grant)
    }

    private func names(_ node: PolicyNode) -> Set<WalletName>? {
        let hint = "write a list of <chain>/<name>, as in [ethereum/main]"
        guard let elements = node.list(hint) else { return nil }
        var wallets: Set<WalletName> = []
        for element in elements {
            guard let text = element.text(hint) else { continue }
            guard let name = WalletName(text) else {
                element.wrong("is no wallet name", hint: hint)
                continue
            }
            wallets.insert(name)
        }
        return wallets
    }

    private func chains(_ node: PolicyNode) -> Set<ChainName>? {
        let known = Chains.all.map { $0.name }.filter { WalletGrant.makes(on: $0) }.map { $0.text }
        let hint = "write a list of \(known.joined(separator: ", "))"
        guard let elements = node.list(hint) else { return nil }
        var chains: Set<ChainName> = []
        for element in elements {
            guard let text = element.text(hint) else { continue }
            guard WalletGrant.makes(on: ChainName(text)) else {
                element.wrong("is no chain that wallets are made on", hint: hint)
                continue
            }
            chains.insert(ChainName(text))
        }
        guard !elements.isEmpty else {
            node.wrong("names no chain", hint: hint + ", or a list of names alone")
            return nil
        }
        return chains
    }

    private func network(_ node: PolicyNode) -> Network? {
        for network in Network.allCases where node.isWord(network.rawValue) { return network }
        node.wrong("is no kind of network", hint: "write mainnet or testnet")
        return nil
    }
}
