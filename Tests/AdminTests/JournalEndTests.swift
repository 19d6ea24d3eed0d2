import Admin
import Digests
import Gate
import JSON
import Ledger
import Terms
import Testing

/// A gate that is ahead of its log.
@Suite struct `A journal whose entry the log did not take` {
    private func tooLong(_ premises: Premises) throws -> PaymentRequest {
        PaymentRequest(
            agent: try #require(AgentName("buyer")), uid: 2_000,
            key: String(repeating: "k", count: Entry.largest), fingerprint: SHA256.hash([1]),
            payment: PaymentID(moment: Moment(seconds: 0), randomness: 1),
            wallet: try #require(WalletName("ethereum/other")), intent: [:], network: [:],
            purpose: nil, understanding: .undecoded, isConfirmed: false)
    }

    // The process ends a moment later; what that moment wrote would not replay, and the vault would stay
    // frozen.
    @Test func `takes nothing more, and writes nothing more`() throws {
        let (premises, _) = try Premises.ready()
        let journal = premises.journal
        let size = premises.ledger.size
        let tooLong = try tooLong(premises)
        #expect(throws: LedgerError.self) { _ = try journal.decide(tooLong) }
        #expect(premises.failures.list.count == 1)
        #expect(throws: JournalError.self) {
            try journal.record(.vaultFreeze(true, reason: ""), by: Premises.admin)
        }
        var heard: [LedgerError?] = []
        journal.afterwards { heard.append($0) }
        #expect(heard.count == 1 && heard[0] != nil)
        journal.flush()
        #expect(journal.isQuiet)
        #expect(premises.ledger.durableSize == size)
    }

    @Test func `loses with it what the same turn staged before`() throws {
        let (premises, _) = try Premises.ready()
        let journal = premises.journal
        let size = premises.ledger.size
        var heard: [Bool] = []
        try journal.record(.vaultFreeze(true, reason: ""), by: Premises.admin)
        journal.whenDurable { result in
            if case .success = result { heard.append(true) } else { heard.append(false) }
        }
        let tooLong = try tooLong(premises)
        #expect(throws: LedgerError.self) { _ = try journal.decide(tooLong) }
        try premises.settle()
        #expect(heard.count == 1)
        let next = try premises.restarted()
        try next.unseal()
        #expect(next.office.findings == [])
        #expect(next.journal.gate.state.frozen.vault == heard.first)
        #expect(next.ledger.size > size)
    }
}
