import Chains
import JSON
import Terms
import Testing

/// A budget is charged the largest member of a class once: a class that holds two payments which
/// can both land would be charged too little.
@Suite struct `An exclusivity class` {
    @Test func `holds what differs in payee, amount, fee and expiry alone`() throws {
        for chain in Chains.all {
            let first = try DeadPayments.proposal(chain)
            let second = try DeadPayments.proposal(chain, other: true)
            #expect(first.payload != second.payload)
            #expect(first.value != second.value)
            #expect(first.exclusivityClass == second.exclusivityClass)
        }
    }

    @Test func `is never shared by chains, networks, wallets or turns`() throws {
        var seen: [String] = []
        for chain in Chains.all {
            for network in Network.allCases {
                for second in [false, true] {
                    for turn in [0, 7, 8, 70] as [UInt8] {
                        let proposal = try DeadPayments.proposal(
                            chain, network, second: second, turn: turn)
                        #expect(proposal.exclusivityClass.hasPrefix("\(chain.name.text)/"))
                        seen.append(proposal.exclusivityClass)
                    }
                }
            }
        }
        #expect(seen.count == Chains.all.count * 16)
        #expect(Set(seen).count == seen.count)
    }

    @Test func `is what the stored bytes say`() throws {
        for chain in Chains.all {
            for network in Network.allCases {
                let proposal = try DeadPayments.proposal(chain, network)
                let again = try chain.read(payload: proposal.payload, wallet: proposal.wallet)
                #expect(again.exclusivityClass == proposal.exclusivityClass)
            }
        }
    }

    @Test func `is a wallet's own, whatever the wallet is called`() throws {
        for chain in Chains.all {
            let proposal = try DeadPayments.proposal(chain)
            let facts = proposal.wallet
            let renamed = WalletFacts(
                name: try require(WalletName("\(chain.name.text)/other")),
                network: facts.network, kind: facts.kind, publicKey: facts.publicKey,
                account: facts.account)
            let again = try chain.read(payload: proposal.payload, wallet: renamed)
            #expect(again.exclusivityClass == proposal.exclusivityClass)
        }
    }

    private func bitcoin(_ inputs: [JSON], amount: JSON = "0.0006") throws -> String {
        try Bitcoin.propose(
            BitcoinPayments.request(
                intent: BitcoinPayments.intent(amount: amount),
                network: BitcoinPayments.network(inputs, rate: "1"))
        ).exclusivityClass
    }

    @Test func `of Bitcoin is the same in every order of the inputs`() throws {
        // Two are outputs of one transaction, so both parts of an outpoint decide the order.
        let inputs = try [(1, 0), (2, 0), (2, 0), (3, 1)].enumerated().map { place, part in
            try BitcoinPayments.input(
                100_000 + UInt64(place), vout: UInt32(part.1), mark: UInt8(part.0))
        }
        let classes = try Set(Self.orders(inputs).map { try bitcoin($0) })
        #expect(Self.orders(inputs).count == 24)
        #expect(classes.count == 1)
    }

    // Charged as a difference to what it overlaps, a third payment would be free: of {1}, {1, 2}
    // and {2}, the first and the last can both land.
    @Test func `of Bitcoin is of all the inputs, never of some`() throws {
        let inputs = try (1...4).map { try BitcoinPayments.input(mark: UInt8($0)) }
        var classes: Set<String> = []
        for subset in 1..<16 {
            classes.insert(
                try bitcoin((0..<4).filter { subset >> $0 & 1 == 1 }.map { inputs[$0] }))
        }
        #expect(classes.count == 15)
    }

    /// Every order of a list.
    private static func orders(_ list: [JSON]) -> [[JSON]] {
        guard !list.isEmpty else { return [[]] }
        return list.indices.flatMap { index in
            var rest = list
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }
}
