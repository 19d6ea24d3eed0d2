import Gate
public import JSON
import Ledger
public import Terms
import Wire

extension Office {
    /// Freezes or thaws all of the vault; a thaw says why.
    public func setVault(frozen: Bool, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        let reason = try Office.reason(body, isNeeded: !frozen)
        try record(.vaultFreeze(frozen, reason: reason), by: actor)
        return Office.standing("vault", facts.vault, isFrozen: frozen)
    }

    /// Freezes or thaws a project: none of its agents is served, and none of its bytes leave.
    public func setProject(
        _ text: String, frozen: Bool, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let name = try project(text)
        let reason = try Office.reason(body, isNeeded: !frozen)
        try record(.projectFreeze(name, frozen, reason: reason), by: actor)
        return Office.standing("project", text, isFrozen: frozen)
    }

    /// Freezes or thaws a wallet: nothing is signed with it, and no bytes that were leave.
    public func setWallet(
        _ text: String, frozen: Bool, _ body: JSON, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        guard let name = WalletName(text), journal.gate.state.wallets[name] != nil else {
            throw .notFound
        }
        let reason = try Office.reason(body, isNeeded: !frozen)
        try record(.walletFreeze(name, frozen, reason: reason), by: actor)
        return Office.standing("wallet", text, isFrozen: frozen)
    }

    /// Lets a project's payments draw on its emergency pool for a while.
    public func grant(_ text: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        let name = try project(text)
        let order = try Office.read(body, EmergencyOrder.init)
        // More than the longest is the gate's to refuse; a number of any size would overflow first.
        let lasts = min(Int64(clamping: order.lasts), EmergencyGrant.longest + 1)
        let until = journal.gate.state.time(at: journal.clock).adding(seconds: lasts)
        try record(
            .emergencyGranted(name, amount: order.amount, until: until, reason: order.reason),
            by: actor)
        return JSONObject([
            ("project", .string(text)), ("amount", .string(order.amount.decimal)),
            ("until", .string(Timestamp.seconds(until))),
        ])
    }

    /// A project of the policy, or one that agents were added to.
    private func project(_ text: String) throws(OfficeError) -> ProjectName {
        let state = journal.gate.state
        guard let name = ProjectName(text),
            state.policy?.projects[name] != nil
                || state.agents.values.contains(where: { $0.project == name })
        else { throw .notFound }
        return name
    }

    private static func reason(_ body: JSON, isNeeded: Bool) throws(OfficeError) -> String {
        let reason = try read(body) { json throws(FieldError) in
            isNeeded ? try Reason.stated(json) : try Reason(json)
        }
        return reason.text ?? ""
    }

    private static func standing(_ noun: String, _ name: String, isFrozen: Bool) -> JSONObject {
        JSONObject([
            (noun, .string(name)), ("status", .string(isFrozen ? "frozen" : "active")),
        ])
    }
}
