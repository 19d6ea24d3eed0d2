import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The journal` {
    @Test func `records nothing that contradicts the state, and goes on`() throws {
        let (premises, _) = try Premises.ready()
        let journal = premises.journal
        let project = try #require(ProjectName("nothing"))
        #expect(
            premises.staysTheSame {
                #expect(throws: JournalError.self) {
                    try journal.record(
                        .projectFreeze(project, true, reason: ""), by: Premises.admin)
                }
            })
        try journal.record(.vaultFreeze(true, reason: ""), by: Premises.admin)
        try premises.settle()
        #expect(journal.gate.state.frozen.vault)
        #expect(try premises.entries().last?.kind == "vault.frozen")
    }

    // What the gate takes the ledger takes: both have one bound, or the state would run ahead of the log.
    @Test func `refuses what no entry can hold before the state has changed`() throws {
        #expect(Entry.largest == Ledger.entryLimit)
        let (premises, _) = try Premises.ready()
        let long = String(repeating: "x", count: Entry.largest)
        #expect(
            premises.staysTheSame {
                #expect(throws: JournalError.self) {
                    try premises.journal.record(
                        .vaultFreeze(true, reason: long), by: Premises.admin)
                }
            })
        #expect(premises.failures.list == [])
    }
}
