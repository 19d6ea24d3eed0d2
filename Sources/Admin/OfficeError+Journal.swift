import Gate
import Ledger

extension OfficeError {
    /// What an entry that could not be recorded means to whoever asked for the change.
    init(_ error: JournalError) {
        switch error {
        case .refused(let refusal):
            self = .refused(rule: refusal.rule, detail: refusal.detail, hint: refusal.hint)
        case .ledger: self = .ledgerUnavailable
        }
    }
}
