public import Terms

extension Event {
    /// A project was frozen, or thawed with a reason.
    public static func projectFreeze(_ name: ProjectName, _ freezes: Bool, reason: String)
        -> Event
    {
        Event(
            freezes ? .projectFrozen : .projectThawed,
            [Field.project(name), Field.reason(TypedText(reason))])
    }

    /// A wallet was frozen, or thawed with a reason.
    public static func walletFreeze(_ name: WalletName, _ freezes: Bool, reason: String) -> Event {
        Event(
            freezes ? .walletFrozen : .walletThawed,
            [Field.wallet(name), Field.reason(TypedText(reason))])
    }

    /// All of the vault was frozen, or thawed with a reason.
    public static func vaultFreeze(_ freezes: Bool, reason: String) -> Event {
        Event(freezes ? .vaultFrozen : .vaultThawed, [Field.reason(TypedText(reason))])
    }

    /// Who may attest what becomes of payments: a name and an Ed25519 key of 32 bytes.
    public static func observerAdded(_ name: String, publicKey: [UInt8]) -> Event {
        Event(
            .observerAdded,
            [Field.observer(Word(name)), Field.publicKey(Digits(publicKey))])
    }

    /// An observer's word counts no more.
    public static func observerRemoved(_ name: String) -> Event {
        Event(.observerRemoved, [Field.observer(Word(name))])
    }

    /// An admin's leave to draw `amount` of a project's emergency pool until then.
    public static func emergencyGranted(
        _ project: ProjectName, amount: Money, until: Moment, reason: String
    ) -> Event {
        Event(
            .emergencyGranted,
            [
                Field.project(project), Field.amount(amount), Field.until(until),
                Field.reason(TypedText(reason)),
            ])
    }
}
