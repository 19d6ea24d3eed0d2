/// How the program ends, as API.md promises it to scripts.
enum ExitStatus: Int32, Hashable, Sendable {
    /// Done.
    case done = 0
    /// Refused by a rule, or failed.
    case refused = 1
    /// The command line, or something it names, is not understood.
    case usage = 2
    /// The vault is sealed, or nobody answers.
    case unreachable = 3
    /// The ledger, the database or a checkpoint is not what was signed.
    case tampering = 4
}
