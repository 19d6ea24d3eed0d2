import ArgumentParser

/// A command that does something, as opposed to a noun that only holds verbs.
protocol Verb: ParsableCommand {
    /// Where the vault is and how to speak.
    var options: SharedOptions { get }
    /// Does the work; what it throws is the one thing that is reported.
    func perform(_ session: Session) throws(Failure)
}
