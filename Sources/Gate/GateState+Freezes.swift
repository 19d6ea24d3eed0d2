import JSON
import Terms

extension GateState {
    /// Freezes or thaws a project, a wallet or the vault; a thaw says why.
    mutating func foldFreeze(_ kind: Event.Kind, _ body: JSONObject) throws(EntryError) {
        let freezes = [.projectFrozen, .walletFrozen, .vaultFrozen].contains(kind)
        let change = freezes ? "freezes" : "thaws"
        guard freezes || GateState.hasReason(body) else {
            throw EntryError(clause: "thaws without a reason")
        }
        let changed: Bool
        switch kind {
        case .projectFrozen, .projectThawed:
            guard case .string(let text)? = body["project"], let name = ProjectName(text),
                policy?.projects[name] != nil
                    || agents.values.contains(where: { $0.project == name })
            else { throw EntryError(clause: "\(change) a project that there is none of") }
            changed =
                freezes
                ? frozen.projects.insert(name).inserted : frozen.projects.remove(name) != nil
        case .walletFrozen, .walletThawed:
            guard case .string(let text)? = body["wallet"], let name = WalletName(text),
                wallets[name] != nil
            else { throw EntryError(clause: "\(change) a wallet that there is none of") }
            changed =
                freezes ? frozen.wallets.insert(name).inserted : frozen.wallets.remove(name) != nil
        default:
            changed = frozen.vault != freezes
            frozen.vault = freezes
        }
        guard changed else { throw EntryError(clause: "\(change) what already is so") }
    }

    /// An admin's leave to draw on a project's emergency pool; a new one takes the place of the old.
    mutating func foldGrant(_ body: JSONObject, at time: Moment) throws(EntryError) {
        guard case .string(let text)? = body["project"], let name = ProjectName(text),
            case .string(let amountText)? = body["amount"],
            let amount = try? Money(decimal: amountText), amount > .zero,
            case .string(let untilText)? = body["until"],
            let until = Timestamp.parse(untilText)
        else { throw EntryError(clause: "is not a grant of the known form") }
        guard GateState.hasReason(body) else {
            throw EntryError(clause: "grants without a reason")
        }
        guard let project = policy?.projects[name], project.drawsEmergency,
            amount <= project.emergency
        else {
            throw EntryError(
                clause: "grants more than project \(text) has in an emergency pool to draw on")
        }
        guard time < until, until <= time.adding(seconds: EmergencyGrant.longest) else {
            throw EntryError(
                clause: "lasts no time, or longer than \(EmergencyGrant.longest) s")
        }
        grants[name] = EmergencyGrant(left: amount, until: until)
    }

    /// Whether a body says why.
    static func hasReason(_ body: JSONObject) -> Bool { hasText(body, "reason") }
}
