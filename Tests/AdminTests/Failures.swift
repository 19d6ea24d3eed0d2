import Ledger

/// What the machine was told to die of.
final class Failures {
    var list: [LedgerError] = []
}
