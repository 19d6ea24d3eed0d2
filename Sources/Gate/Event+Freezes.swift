internal import JSON
public import Terms

extension Event {
    /// A project was frozen, or thawed with a reason.
    public static func projectFreeze(_ name: ProjectName, _ freezes: Bool, reason: String)
        -> Event
    {
        Event(
            freezes ? .projectFrozen : .projectThawed,
            [("project", .string(name.text)), ("reason", .string(reason))])
    }

    /// A wallet was frozen, or thawed with a reason.
    public static func walletFreeze(_ name: WalletName, _ freezes: Bool, reason: String) -> Event {
        Event(
            freezes ? .walletFrozen : .walletThawed,
            [("wallet", .string(name.text)), ("reason", .string(reason))])
    }

    /// All of the vault was frozen, or thawed with a reason.
    public static func vaultFreeze(_ freezes: Bool, reason: String) -> Event {
        Event(freezes ? .vaultFrozen : .vaultThawed, [("reason", .string(reason))])
    }

    /// Who may attest what becomes of payments: a name and an Ed25519 key of 32 bytes.
    public static func observerAdded(_ name: String, publicKey: [UInt8]) -> Event {
        Event(
            .observerAdded,
            [("observer", .string(name)), ("public_key", .string(Hex.encode(publicKey)))])
    }

    /// An observer's word counts no more.
    public static func observerRemoved(_ name: String) -> Event {
        Event(.observerRemoved, [("observer", .string(name))])
    }

    /// An admin's leave to draw `amount` of a project's emergency pool until then.
    public static func emergencyGranted(
        _ project: ProjectName, amount: Money, until: Moment, reason: String
    ) -> Event {
        Event(
            .emergencyGranted,
            [
                ("project", .string(project.text)), ("amount", .string(amount.decimal)),
                ("until", .string(Timestamp.precise(until))), ("reason", .string(reason)),
            ])
    }
}
