import Gate
import Ledger

extension Teller {
    /// Up to so many entries the rows beside the log are checked before the first payment; of a longer log while
    /// the vault works.
    public static let checkedAtOnce = Ledger.readAtOnce

    /// Checks the rows beside the log against every decision in it; names what is wrong.
    ///
    /// - Parameter limit: a longer log is read on a thread of its own, and ``takeFindings()`` says what was found.
    public func load(atOnce limit: UInt64 = Teller.checkedAtOnce) -> [String] {
        guard journal.ledger.durableSize <= limit else { return startRound() }
        var check = RowCheck(
            reader: index.reader, vault: vault, gone: journal.gate.state.destroyedWallets)
        do throws(LedgerError) {
            try check.finish()
            return check.findings
        } catch {
            return check.findings + ["the idempotency table can't be read: \(error.clause)"]
        }
    }

    /// What reading the log again has found since this was asked last.
    public func takeFindings() -> [String] { round?.takeFindings() ?? [] }

    /// How many entries of the log were read again; nil where nobody reads them.
    public var checkedEntries: UInt64? {
        guard let round, !round.isOver else { return nil }
        return round.done
    }

    private func startRound() -> [String] {
        let (vault, gone) = (vault, journal.gate.state.destroyedWallets)
        do throws(LedgerError) {
            round = try journal.ledger.startRound(tell: wake) { reader in
                RowCheck(reader: reader, vault: vault, gone: gone)
            }
            return []
        } catch { return ["the log can't be read again: \(error.clause)"] }
    }
}
