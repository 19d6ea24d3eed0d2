import ArgumentParser

/// A command that does something, as opposed to a noun that only holds verbs.
protocol Verb: ParsableCommand {
    /// The root command, which carries what every command understands.
    var root: Bursar { get }
    /// Does the work; what it throws is the one thing that is reported.
    func perform(_ session: Session) throws(Failure)
}
