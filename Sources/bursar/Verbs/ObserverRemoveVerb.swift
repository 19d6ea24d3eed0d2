import ArgumentParser

/// `bursar observer remove`.
///
/// Asks `POST /v1/admin/observers/{name}/remove`. What it attested before stays: entries are never
/// taken back.
struct ObserverRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Believe an observer's key no more; what it said stays.",
        discussion: "Example: bursar observer remove node-1")

    @Argument(help: "The observer's name.", transform: Arguments.observer)
    var name: String

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order("/v1/admin/observers/\(name)/remove", reason: nil, noun: "name")
    }
}
