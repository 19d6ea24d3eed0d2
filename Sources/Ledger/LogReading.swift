/// Whoever reads the whole log in order, and says in the end what is wrong.
public protocol LogReading {
    /// What is wrong, a sentence each; empty while nothing was found.
    var findings: [String] { get }

    /// Takes the next entry's exact bytes.
    mutating func take(_ bytes: [UInt8]) throws(LedgerError)

    /// Takes what has been entered meanwhile, and holds the whole to it.
    mutating func finish() throws(LedgerError)
}
