import Chains
import JSON
import Terms
import Testing

/// What holds of every chain's proofs; each chain's own bounds are tested beside it.
@Suite struct `A proof that a payment can never land` {
    private func each(_ body: (JSONObject, Proposal) throws -> Void) throws {
        for chain in Chains.all {
            let proofs = try DeadPayments.proofs(chain)
            #expect(!proofs.isEmpty)
            let proposal = try DeadPayments.proposal(chain)
            for proof in proofs { try body(proof, proposal) }
        }
    }

    @Test func `passes for its payment, on every chain and network`() throws {
        for chain in Chains.all {
            for network in Network.allCases {
                let proposal = try DeadPayments.proposal(chain, network)
                for proof in try DeadPayments.proofs(chain, network) {
                    try proven(proof, of: proposal)
                }
            }
        }
    }

    @Test func `is none of the payment after it`() throws {
        for chain in Chains.all {
            let next = try DeadPayments.proposal(chain, turn: 8)
            for proof in try DeadPayments.proofs(chain) {
                let clause = try unproven(proof, of: next)
                #expect(!clause.contains("is not of its form"), "\(clause)")
            }
        }
    }

    @Test func `has every member, and is told which one is missing`() throws {
        try each { proof, proposal in
            for key in proof.members.map(\.key) {
                let clause = try unproven(
                    DeadPayments.changed(proof, key, nil), of: proposal)
                #expect(clause == "is not of its form: \(key) is missing")
            }
            #expect(
                try unproven(JSONObject(), of: proposal)
                    == "is not of its form: chain is missing")
        }
    }

    @Test func `has no other member`() throws {
        try each { proof, proposal in
            for key in ["note", "nonce", "Included", "included_", "valid_until"] {
                let clause = try unproven(
                    DeadPayments.changed(proof, key, false), of: proposal)
                #expect(clause == "is not of its form: \(key) is not a known field")
            }
            let clause = try unproven(
                DeadPayments.changed(proof, "spent by", 1), of: proposal)
            #expect(clause == "has a field whose name is not [A-Za-z0-9_]{1,64}")
        }
    }

    @Test func `has each member in its own type`() throws {
        let values: [JSON] = [.null, true, 8, "8", ["8"], ["is": 8]]
        try each { proof, proposal in
            for member in proof.members {
                let key = member.key
                for value in values where !Self.isAlike(value, member.value) {
                    let clause = try unproven(
                        DeadPayments.changed(proof, key, value), of: proposal)
                    #expect(clause.hasPrefix("is not of its form: \(key) must be "), "\(clause)")
                }
            }
        }
    }

    @Test func `has its number as a number, not as the text of one`() throws {
        var seen = 0
        try each { proof, proposal in
            for member in proof.members {
                guard case .integer(let number) = member.value else { continue }
                seen += 1
                let clause = try unproven(
                    DeadPayments.changed(proof, member.key, .string(String(number))),
                    of: proposal)
                #expect(clause == "is not of its form: \(member.key) must be an integer")
            }
        }
        #expect(seen == 7)
    }

    @Test func `names its chain`() throws {
        try each { proof, proposal in
            let others = Chains.all.map { $0.name }.filter { $0 != proposal.chain }.map(\.text)
            let name = proposal.chain.text
            for other in others + ["", name.uppercased(), name + " ", "dogecoin"] {
                let clause = try unproven(
                    DeadPayments.changed(proof, "chain", .string(other)), of: proposal)
                #expect(clause == "is not of its form: chain must be \"\(name)\"")
            }
        }
    }

    @Test func `is of another chain none`() throws {
        for chain in Chains.all {
            let proposal = try DeadPayments.proposal(chain)
            for other in Chains.all where other != chain {
                for proof in try DeadPayments.proofs(other) {
                    #expect(try unproven(proof, of: proposal).contains("chain must be"))
                    let renamed = DeadPayments.changed(
                        proof, "chain", .string(chain.name.text))
                    #expect(try unproven(renamed, of: proposal).hasSuffix("is missing"))
                }
            }
        }
    }

    @Test func `is an object, and is shown one where it is not`() throws {
        for chain in Chains.all {
            let proposal = try DeadPayments.proposal(chain)
            for value in [.null, true, 8, "dead", [.object(DeadPayments.ethereum)]] as [JSON] {
                let error = try unproven(
                    value, of: proposal.payload, wallet: proposal.wallet)
                #expect(error.clause == "must be an object")
                #expect(error.hint.contains("\"chain\": \"\(chain.name.text)\""))
            }
        }
    }

    @Test func `is of bytes that the wallet's chain reads, by the rules it signs by`() throws {
        for chain in Chains.all {
            let proof = JSON.object(try DeadPayments.proofs(chain)[0])
            let sound = try DeadPayments.proposal(chain)
            let test = try DeadPayments.wallet(chain, .testnet)
            for (payload, wallet) in [
                ([], sound.wallet), ([1, 2, 3], sound.wallet),
                (sound.payload + [0], sound.wallet),
                (Array(sound.payload.dropLast()), sound.wallet),
            ] {
                let error = try unproven(proof, of: payload, wallet: wallet)
                #expect(error.clause.hasPrefix("is for bytes that are no payment of this wallet: "))
                #expect(error.hint.contains("entry"))
            }
            // A Bitcoin key has one script on every network, and so spends the same outputs.
            guard chain != Bitcoin.self else { continue }
            let error = try unproven(proof, of: sound.payload, wallet: test)
            #expect(error.clause.hasPrefix("is for bytes that are no payment of this wallet: "))
        }
    }

    @Test func `is not of another wallet's bytes, where the bytes tell`() throws {
        for chain in [TON.self, Bitcoin.self, Card.self] as [any Chain.Type] {
            let proof = JSON.object(try DeadPayments.proofs(chain)[0])
            let payload = try DeadPayments.proposal(chain).payload
            let error = try unproven(
                proof, of: payload, wallet: DeadPayments.wallet(chain, second: true))
            #expect(error.clause.hasPrefix("is for bytes that are no payment of this wallet: "))
        }
    }

    private static func isAlike(_ left: JSON, _ right: JSON) -> Bool {
        switch (left, right) {
        case (.bool, .bool), (.integer, .integer), (.string, .string): true
        default: false
        }
    }
}
