import ArgumentParser

/// `bursar order`: changes that wait for approvers.
struct OrderNoun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "See changes that wait for approvers, and hand their word in.",
        discussion: """
            Where a policy has control, a thaw, a destruction and whatever loosens the policy \
            become orders: approvers sign them with their SSH keys. Freezing takes nobody's word.

            Example: bursar order list
            """,
        subcommands: [
            OrderListVerb.self, OrderShowVerb.self, OrderSignVerb.self, OrderCancelVerb.self,
        ])

    @OptionGroup var options: SharedOptions
}
