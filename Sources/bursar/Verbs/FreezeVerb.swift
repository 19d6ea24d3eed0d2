import ArgumentParser

/// `bursar freeze`: stops the whole vault.
///
/// Asks `POST /v1/admin/freeze`. A reason is asked for by thawing, not here: whoever stops a loss
/// must not look for words first.
struct FreezeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Stop every payment at once; budgets and names are kept.",
        discussion: """
            Nothing is signed and no stored signature is given out until 'bursar thaw'. Unlike \
            'seal' it outlasts a restart, and leaves everything readable.

            Example: bursar freeze --reason "a key may have leaked"
            """)

    @OptionGroup var why: ReasonOption

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        try session.order("/v1/admin/freeze", reason: why.reason, noun: "vault")
    }
}
