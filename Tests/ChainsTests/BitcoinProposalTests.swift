import Digests
import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A proposal to pay bitcoin` {
    @Test func `spends the inputs in order, pays, and takes the rest back`() throws {
        let inputs = [
            try BitcoinPayments.input(40_000, vout: 3, mark: 9),
            try BitcoinPayments.input(100_000, vout: 0, mark: 7),
        ]
        let proposal = try Bitcoin.propose(
            BitcoinPayments.request(network: try BitcoinPayments.network(inputs)))
        let own = try BitcoinPayments.own()
        let transfer = try PSBT.read(proposal.payload, own: own)
        #expect(transfer.inputs.map(\.satoshi) == [40_000, 100_000])
        #expect(transfer.inputs.map(\.outpoint.index) == [3, 0])
        #expect(
            transfer.inputs.map { JSON.string($0.outpoint.txid) }
                == inputs.map { json in
                    guard case .object(let object) = json else { return .null }
                    return object["txid"] ?? .null
                })
        #expect(transfer.payment.satoshi == 60_000)
        #expect(
            transfer.payment.script == (try BitcoinAddress(reading: BitcoinPayments.payee).script))
        // Two inputs, P2PKH and P2WPKH out: 10 + 82 + 34 + 31 bytes, and witnesses: 212 virtual.
        #expect(BitcoinFee.size(inputs: 2, scripts: [transfer.payment.script, own]) == 212)
        #expect(transfer.fee == 2_650)
        #expect(transfer.change == 140_000 - 60_000 - 2_650)
        #expect(proposal.payee.text == BitcoinPayments.payee)
        #expect(proposal.value.atoms == 60_000)
        #expect(proposal.fee.atoms == 2_650)
        #expect(proposal.worstCase.map(\.atoms) == [62_650])
        #expect(proposal.digests == WitnessSighash.digests(of: transfer))
        #expect(proposal.validUntil == nil)
    }

    @Test func `is version 2, without lock time, and may be replaced`() throws {
        let proposal = try Bitcoin.propose(BitcoinPayments.request())
        let unsigned = try PSBT.read(proposal.payload, own: BitcoinPayments.own()).unsigned
        #expect(Array(unsigned.prefix(4)) == [2, 0, 0, 0])
        #expect(Array(unsigned.suffix(4)) == [0, 0, 0, 0])
        // Version, count, outpoint, an empty script, then the sequence.
        #expect(Array(unsigned[42..<46]) == [0xfd, 0xff, 0xff, 0xff])
    }

    @Test func `is read back from its bytes`() throws {
        for payee in [
            BitcoinPayments.payee, BitcoinPayments.payer, BitcoinPayments.taproot,
            "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
            "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
        ] {
            for amount in ["0.0006", "0.00099", "0.0000054600"] {
                let intent = BitcoinPayments.intent(
                    to: .string(payee), amount: .string(String(amount.prefix(10))))
                let request = try BitcoinPayments.request(
                    intent: intent, network: BitcoinPayments.network(rate: "1.001"))
                guard let proposal = try? Bitcoin.propose(request) else {
                    Issue.record("\(payee) \(amount)")
                    continue
                }
                #expect(
                    try Bitcoin.read(payload: proposal.payload, wallet: proposal.wallet)
                        == proposal)
            }
        }
    }

    /// What is left of 100,000 satoshi at one satoshi a virtual byte: 144 with change, 113 without.
    static let edges: [(amount: String, change: UInt64?, fee: UInt64)] = [
        // 100,000 - 144 - 294 is the most that leaves change.
        ("0.00099562", 294, 144), ("0.00099563", nil, 437), ("0.00099886", nil, 114),
        ("0.00099887", nil, 113), ("0.0006", 39_856, 144),
    ]

    @Test(arguments: edges)
    func `leaves change only where it is worth an output`(
        amount: String, change: UInt64?, fee: UInt64
    ) throws {
        let proposal = try Bitcoin.propose(
            BitcoinPayments.request(
                intent: BitcoinPayments.intent(amount: .string(amount)),
                network: BitcoinPayments.network(rate: "1")))
        let transfer = try PSBT.read(proposal.payload, own: BitcoinPayments.own())
        #expect(transfer.change == change)
        #expect(transfer.fee == fee)
        #expect(proposal.fee.atoms == UInt128(fee))
        // B-14, B-17: what no output gets is spent, whatever it is called.
        #expect(proposal.worstCase.map(\.atoms) == [UInt128(100_000 - (change ?? 0))])
    }

    @Test func `rounds its fee up`() throws {
        for (rate, fee) in [("0.001", 1), ("0.007", 2), ("1", 144), ("1.001", 145), ("2.5", 360)]
            as [(String, UInt128)]
        {
            let proposal = try Bitcoin.propose(
                BitcoinPayments.request(
                    network: BitcoinPayments.network(rate: .string(rate))))
            #expect(proposal.fee.atoms == fee, "\(rate)")
        }
    }

    // B-24: the same inputs in any order, and nothing but the same inputs.
    @Test func `shares a class only with what cannot land beside it`() throws {
        let first = try BitcoinPayments.input(100_000, mark: 1)
        let second = try BitcoinPayments.input(100_000, mark: 2)
        func proposed(_ inputs: [JSON], rate: JSON = "1", amount: JSON = "0.0006") throws
            -> String
        {
            try Bitcoin.propose(
                BitcoinPayments.request(
                    intent: BitcoinPayments.intent(amount: amount),
                    network: BitcoinPayments.network(inputs, rate: rate))
            ).exclusivityClass
        }
        let both = try proposed([first, second])
        #expect(both.hasPrefix("bitcoin/\(BitcoinPayments.payer)/"))
        #expect(try proposed([second, first]) == both)
        #expect(try proposed([first, second], rate: "20", amount: "0.001") == both)
        #expect(try proposed([first]) != both)
        #expect(try proposed([second]) != both)
        #expect(try proposed([first]) != proposed([second]))
    }

    @Test func `leaves the log its fee rate and its outpoints`() throws {
        let network = try BitcoinPayments.network([
            BitcoinPayments.input(mark: 1), BitcoinPayments.input(mark: 2),
        ])
        let logged = Bitcoin.logged(network: network)
        guard case .object(let object) = logged, case .array(let inputs)? = object["inputs"] else {
            Issue.record("\(logged)")
            return
        }
        #expect(object["fee_rate"] == "12.5")
        for input in inputs {
            guard case .object(let kept) = input else { continue }
            #expect(Set(kept.members.map(\.key)) == ["txid", "vout"])
        }
        #expect(inputs.count == 2)
        #expect(Bitcoin.logged(network: "x") == "x")
    }

    // B-27: what the most inputs cost to keep is bounded, so that an entry always holds it.
    @Test func `of the most inputs stays within what an entry holds`() throws {
        let inputs = try (0..<100).map { try BitcoinPayments.input(10_000, mark: UInt8($0)) }
        let network = try BitcoinPayments.network(inputs)
        let proposal = try Bitcoin.propose(
            BitcoinPayments.request(
                intent: BitcoinPayments.intent(
                    to: .string(BitcoinPayments.taproot), amount: "0.007"),
                network: network))
        #expect(proposal.digests.count == 100)
        #expect(proposal.payload.count <= 16_384)
        #expect(JSONWriter.write(Bitcoin.logged(network: network)).count <= 16_384)
    }
}
