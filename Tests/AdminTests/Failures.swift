import Ledger

/// What the machine was told to die of.
final class Failures {
    var list: [LedgerError] = []

    /// The path of the one file that it died of, which was not in its place any more.
    var moved: String? {
        if list.count == 1, case .moved(let path, _) = list[0] { path } else { nil }
    }
}
