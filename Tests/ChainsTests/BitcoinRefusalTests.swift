import JSON
import Terms
import Testing

@testable import Chains

/// The catalogue of ways to make a gate under-count (B-01 …), as far as this wallet meets them.
@Suite struct `A payment of bitcoin is refused` {
    private func place(_ network: JSON, on kind: Network = .mainnet) throws -> String? {
        let intent = BitcoinPayments.intent(
            to: .string(kind == .mainnet ? BitcoinPayments.payee : BitcoinPayments.testPayee))
        let request = try BitcoinPayments.request(intent: intent, network: network, on: kind)
        return refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place
    }

    private func changed(_ key: String, _ value: JSON?) throws -> JSON {
        guard case .object(var input) = try BitcoinPayments.input() else { return .null }
        input[key] = value
        return .object(input)
    }

    // B-01, B-02: what an input holds is believed from its previous transaction alone.
    @Test func `for an amount that its previous transaction does not have`() throws {
        let own = try BitcoinPayments.own()
        let lie = BitcoinPayments.previous([(777, [0x6a]), (1_000_000, own)])
        let truth = try BitcoinPayments.input(100_000, vout: 1)
        guard case .object(var input) = truth else { return }
        input["previous_transaction"] = .string(Hex.encode(lie))
        #expect(
            try place(BitcoinPayments.network([.object(input)])) == "bitcoin.previous-transaction")
        // A field that would say the amount is no field.
        guard case .object(var told) = truth else { return }
        told["amount"] = "0.01"
        #expect(
            try place(BitcoinPayments.network([.object(told)])) == "network.inputs[0].amount")
        #expect(
            try place(
                BitcoinPayments.network([changed("previous_transaction", nil)]))
                == "network.inputs[0].previous_transaction")
    }

    @Test func `for another output of a true previous transaction`() throws {
        // Output 0 of the same transaction is somebody else's.
        let truth = try BitcoinPayments.input(100_000, vout: 1)
        guard case .object(var input) = truth else { return }
        input["vout"] = 0
        #expect(try place(BitcoinPayments.network([.object(input)])) == "bitcoin.input-not-own")
        input["vout"] = 3
        #expect(
            try place(BitcoinPayments.network([.object(input)]))
                == "network.inputs[0].previous_transaction")
        input["vout"] = .integer(1 << 32)
        #expect(
            try place(BitcoinPayments.network([.object(input)])) == "network.inputs[0].vout")
    }

    // B-05, B-13: an input of another's is refused, so nothing foreign can pay for what is ours.
    @Test func `for an input that is not the wallet's own`() throws {
        let key = "03e775fd51f0dfb8cd865d9ff1cca2a158cf651fe997fdc9fee9c1d3b5e995ea77"
        let sibling = try Bitcoin.account(
            publicKey: hex(key), network: .mainnet, kind: "p2wpkh"
        ).bytes
        let own = try BitcoinPayments.own()
        for script in [
            sibling, try BitcoinAddress(reading: BitcoinPayments.payee).script,
            // B-04: the wallet's key behind another script.
            [0x76, 0xa9, 0x14] + own.dropFirst(2) + [0x88, 0xac], own + [0x00],
            Array(own.dropLast()), [],
        ] {
            let inputs = [
                try BitcoinPayments.input(100_000, mark: 1),
                try BitcoinPayments.input(100_000, script: script, mark: 2),
            ]
            let request = try BitcoinPayments.request(network: BitcoinPayments.network(inputs))
            let error = refusal { () throws(ChainError) in try Bitcoin.propose(request) }
            #expect(error?.place == "bitcoin.input-not-own")
            #expect(error?.words.first?.contains("inputs[1]") == true)
        }
    }

    // B-15: amounts that wrap.
    @Test func `for amounts of more than there is`() throws {
        for satoshi in [2_100_000_000_000_001, 1 << 63, .max] as [UInt64] {
            #expect(
                try place(BitcoinPayments.network([BitcoinPayments.input(satoshi)]))
                    == "network.inputs[0].previous_transaction")
        }
        let most = try BitcoinPayments.network([
            BitcoinPayments.input(2_100_000_000_000_000, mark: 1),
            BitcoinPayments.input(2_100_000_000_000_000, mark: 2),
        ])
        let request = try BitcoinPayments.request(
            intent: BitcoinPayments.intent(amount: "21000000"), network: most)
        let proposal = try Bitcoin.propose(request)
        #expect(proposal.value.atoms == 2_100_000_000_000_000)
        for amount in ["21000000.00000001", "184467440737.09551616", "999999999999999999999"] {
            let request = try BitcoinPayments.request(
                intent: BitcoinPayments.intent(amount: .string(amount)), network: most)
            #expect(
                refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place
                    == "bitcoin.overflow")
        }
    }

    // B-16: an output spent twice would be counted twice.
    @Test func `for the same output twice`() throws {
        let input = try BitcoinPayments.input()
        #expect(
            try place(BitcoinPayments.network([input, input])) == "bitcoin.input-duplicate")
        guard case .object(var upper) = input, case .string(let txid)? = upper["txid"] else {
            return
        }
        upper["txid"] = .string(txid.uppercased())
        #expect(
            try place(BitcoinPayments.network([input, .object(upper)]))
                == "bitcoin.input-duplicate")
    }

    // B-17: fee burnt for a friend who mines.
    @Test(arguments: [
        ("0", "bitcoin.fee-rate"), ("0.000", "bitcoin.fee-rate"),
        ("10000.001", "bitcoin.fee-rate"), ("340282366920938463463", "bitcoin.fee-rate"),
        ("999999999999999999999999999999.999", "bitcoin.fee-rate"),
        ("1.0001", "network.fee_rate"), ("-1", "network.fee_rate"), ("1e3", "network.fee_rate"),
        ("", "network.fee_rate"), ("01", "network.fee_rate"), ("1.", "network.fee_rate"),
    ]) func `for its fee rate`(rate: String, place: String) throws {
        let found = try self.place(BitcoinPayments.network(rate: .string(rate)))
        // A number too large for 128 bits is malformed; one that fits is above the bound.
        #expect(found == place || found == "network.fee_rate" && rate.count > 30)
    }

    @Test func `at the highest rate, where the inputs do not bear it`() throws {
        #expect(
            try place(BitcoinPayments.network(rate: "10000")) == "bitcoin.insufficient-inputs")
        let rich = try BitcoinPayments.network(
            [BitcoinPayments.input(10_000_000)], rate: "10000")
        let proposal = try Bitcoin.propose(BitcoinPayments.request(network: rich))
        #expect(proposal.fee.atoms == 1_440_000)
    }

    @Test func `for inputs that hold too little`() throws {
        for (amount, refused) in [("0.00099887", false), ("0.00099888", true), ("0.5", true)] {
            let request = try BitcoinPayments.request(
                intent: BitcoinPayments.intent(amount: .string(amount)),
                network: BitcoinPayments.network(rate: "1"))
            if refused {
                let error = refusal { () throws(ChainError) in try Bitcoin.propose(request) }
                #expect(error?.place == "bitcoin.insufficient-inputs")
                #expect(error?.words.first?.contains("100000") == true)
            } else {
                #expect(try Bitcoin.propose(request).fee.atoms == 113)
            }
        }
    }

    @Test(
        arguments: [
            (BitcoinPayments.payee, 546), (BitcoinPayments.payer, 294),
            (BitcoinPayments.taproot, 330), ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", 540),
        ] as [(String, UInt64)])
    func `for an amount that nodes would not relay`(payee: String, dust: UInt64) throws {
        for (satoshi, refused) in [(dust, false), (dust - 1, true), (1, true)] {
            let amount = DecimalText.print(UInt128(satoshi), decimals: 8)
            let request = try BitcoinPayments.request(
                intent: BitcoinPayments.intent(to: .string(payee), amount: .string(amount)))
            if refused {
                #expect(
                    refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place
                        == "bitcoin.dust")
            } else {
                #expect(try Bitcoin.propose(request).value.atoms == UInt128(satoshi))
            }
        }
    }

    // B-18: no signature says which network it is for, so address, key and inputs must agree.
    @Test func `for the other kind of network`() throws {
        let request = try BitcoinPayments.request(
            intent: BitcoinPayments.intent(to: .string(BitcoinPayments.testPayee)))
        #expect(
            refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place
                == "bitcoin.address-network")
        let test = try BitcoinPayments.request(on: .testnet)
        #expect(
            refusal { () throws(ChainError) in try Bitcoin.propose(test) }?.place
                == "bitcoin.address-network")
        let asset = try BitcoinPayments.request(
            intent: BitcoinPayments.intent(asset: "BTC:testnet"))
        #expect(
            refusal { () throws(ChainError) in try Bitcoin.propose(asset) }?.place
                == "asset.unknown")
        let wallet = try BitcoinPayments.wallet()
        let strange = WalletFacts(
            name: wallet.name, network: .testnet, kind: wallet.kind, publicKey: wallet.publicKey,
            account: wallet.account)
        let mixed = ProposalRequest(
            wallet: strange, intent: BitcoinPayments.intent(),
            network: try BitcoinPayments.network(), now: Moment(seconds: 0))
        #expect(
            refusal { () throws(ChainError) in try Bitcoin.propose(mixed) }?.place == "wallet")
    }

    static let intents: [(JSON, String)] = [
        // B-19: what anyone could take.
        (BitcoinPayments.intent(to: "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"), "intent.to"),
        (BitcoinPayments.intent(to: "BC1SW50QGDZ25J"), "intent.to"),
        (BitcoinPayments.intent(to: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), "intent.to"),
        (BitcoinPayments.intent(to: ""), "intent.to"),
        (BitcoinPayments.intent(to: .null), "intent.to"),
        (BitcoinPayments.intent(amount: "0"), "intent.amount"),
        (BitcoinPayments.intent(amount: "0.000000001"), "intent.amount"),
        (BitcoinPayments.intent(amount: 1), "intent.amount"),
        (BitcoinPayments.intent(amount: "1e-3"), "intent.amount"),
        (BitcoinPayments.intent(asset: "btc"), "asset.unknown"),
        (BitcoinPayments.intent(kind: "sweep"), "intent.kind"),
        (
            [
                "kind": "transfer", "to": .string(BitcoinPayments.payee), "amount": "0.0006",
                "asset": "BTC", "comment": "invoice 7",
            ], "intent.comment"
        ),
        // B-06, B-08, B-23: sighash types, change and lock times are not the caller's.
        (
            [
                "kind": "transfer", "to": .string(BitcoinPayments.payee), "amount": "0.0006",
                "asset": "BTC", "change": .string(BitcoinPayments.payee),
            ], "intent.change"
        ),
    ]

    @Test(arguments: intents) func `for its intent`(intent: JSON, place: String) throws {
        let request = try BitcoinPayments.request(intent: intent)
        #expect(refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place == place)
    }

    // B-27: many inputs, large ones, and forms.
    @Test func `for its network facts`() throws {
        let input = try BitcoinPayments.input()
        let many = [JSON](repeating: input, count: 101)
        for (network, place) in [
            (["inputs": .array([]), "fee_rate": "1"], "bitcoin.input-count"),
            (["inputs": .array(many), "fee_rate": "1"], "bitcoin.input-count"),
            (["inputs": .array([input])], "network.fee_rate"),
            (["inputs": .array([input]), "fee_rate": 1], "network.fee_rate"),
            (["inputs": .object(JSONObject()), "fee_rate": "1"], "network.inputs"),
            (["inputs": .array(["x"]), "fee_rate": "1"], "network.inputs[0]"),
            (["fee_rate": "1"], "network.inputs"),
            (["inputs": .array([input]), "fee_rate": "1", "sighash": 2], "network.sighash"),
            (["inputs": .array([input]), "fee_rate": "1", "locktime": 1], "network.locktime"),
            (
                ["inputs": .array([try changed("txid", "00")]), "fee_rate": "1"],
                "network.inputs[0].txid"
            ),
            (
                ["inputs": .array([try changed("txid", nil)]), "fee_rate": "1"],
                "network.inputs[0].txid"
            ),
            (
                ["inputs": .array([try changed("vout", "0")]), "fee_rate": "1"],
                "network.inputs[0].vout"
            ),
            (
                [
                    "inputs": .array([try changed("previous_transaction", "zz")]),
                    "fee_rate": "1",
                ], "network.inputs[0].previous_transaction"
            ),
            (
                ["inputs": .array([try changed("sequence", 0)]), "fee_rate": "1"],
                "network.inputs[0].sequence"
            ),
            ([:], "network.inputs"), (.null, "network"),
        ] as [(JSON, String)] {
            #expect(try self.place(network) == place)
        }
    }
}
