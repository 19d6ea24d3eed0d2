import ArgumentParser
import Terms
import Wire

/// `bursar project grant`.
///
/// Asks `POST /v1/admin/projects/{name}/grant`. How much there is to grant, and for how long at most,
/// is for the vault: both stand in its refusal.
struct ProjectGrantVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Let a project draw on its emergency pool for a while.",
        discussion: """
            The policy must allow it: pools: {draw: {emergency: grant}}. General and reserve are \
            drawn first. A new grant takes the place of the old one.

            Example: bursar project grant game-dev-001 --amount 20.00 --lasts 1h \
            --reason "the build farm is down"
            """)

    @OptionGroup var project: ProjectArgument

    @Option(
        help: "The most that may be drawn, in the budget's currency.", transform: Arguments.money)
    var amount: Money

    @Option(
        help: ArgumentHelp("For how long: 30m, 1h, 7d.", valueName: "duration"),
        transform: DurationText.seconds)
    var lasts: UInt64

    @OptionGroup var why: StatedReason

    @OptionGroup var options: SharedOptions

    func perform(_ session: Session) throws(Failure) {
        let grant = EmergencyOrder(amount: amount, lasts: lasts, reason: why.reason)
        session.show(
            try session.admin("POST", project.target + "/grant", grant.json),
            fields: ["project", "amount", "until"])
    }
}
