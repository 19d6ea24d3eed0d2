public import Gate

/// Why an event was not recorded.
public enum JournalError: Error {
    /// It contradicts the state.
    case refused(Refusal)
    /// The ledger can't take it.
    case ledger(LedgerError)
}
