import Chains
import Terms
import Testing

@testable import bursar_simulate

@Suite struct `The bytes that a transfer must have` {
    private static let prices: [UInt128] = [0, 1, 127, 128, 1_000_000_007, 20_000_000_000_000]

    @Test func `are those that the chain's own code makes`() throws {
        let cast = try Stage.cast.get()
        var dice = Dice(seed: UInt64.random(in: 0...999_999))
        for _ in 0..<300 {
            let body = Ask.Body(
                wallet: dice.below(3), payee: dice.below(5),
                wei: UInt128(dice.next() >> UInt64(dice.below(63))) + 1,
                nonce: dice.next() >> UInt64(12 + dice.below(50)),
                gasLimit: 21_000 + UInt64(dice.below(60_000)), gasPriceWei: dice.pick(Self.prices))
            let proposal = try Ethereum.propose(
                cast.proposal(body, at: Moment(nanoseconds: Cast.beginning)))
            #expect(Transfer.bytes(body) == proposal.payload, "\(body)")
            #expect(proposal.worstCase.map(\.atoms) == [body.wei + body.feeWei])
        }
    }

    @Test func `differ wherever the request does`() {
        let body = Stage.ask(1_000).body
        var others: [Ask.Body] = []
        for change in 0..<6 {
            var other = body
            switch change {
            case 0: other.wei += 1
            case 1: other.nonce += 1
            case 2: other.payee += 1
            case 3: other.gasLimit += 1
            case 4: other.gasPriceWei += 1
            default: other.wallet = 2
            }
            others.append(other)
        }
        #expect(Set(others.map(Transfer.bytes) + [Transfer.bytes(body)]).count == 7)
    }
}
