import Admin
import JSON
import Terms

extension FrontDesk {
    /// What an admin does to one thing that has a name: the last parts of its path.
    enum Change {
        case agent(String, AgentVerb)
        case project(String, ProjectVerb)
        case wallet(String, WalletVerb)
        case payment(String, PaymentVerb)
        case removeObserver(String)
        case purpose(String, PurposeVerb)
        case slot(String, SlotVerb)
        case removeCard(String)
        case order(String, OrderVerb)

        enum AgentVerb: String, CaseIterable {
            case freeze, thaw, remove
            case rotateToken = "rotate-token"
        }
        enum ProjectVerb: String, CaseIterable { case freeze, thaw, grant }
        enum WalletVerb: String, CaseIterable { case freeze, thaw, destroy, keep, successor, sweep }
        enum PaymentVerb: String, CaseIterable {
            case approve, deny, settle, void
            case writeOff = "write-off"
        }

        enum PurposeVerb: String, CaseIterable { case disclose, erase }
        enum SlotVerb: String, CaseIterable { case verify, remove }
        enum OrderVerb: String, CaseIterable { case sign, cancel }

        /// Every path there is.
        static var paths: [String] {
            AgentVerb.allCases.map { "agents/{name}/\($0.rawValue)" }
                + ProjectVerb.allCases.map { "projects/{name}/\($0.rawValue)" }
                + WalletVerb.allCases.map { "wallets/{chain}/{label}/\($0.rawValue)" }
                + PaymentVerb.allCases.map { "payments/{id}/\($0.rawValue)" }
                + PurposeVerb.allCases.map { "purposes/{seq}/\($0.rawValue)" }
                + SlotVerb.allCases.map { "slots/{name}/\($0.rawValue)" }
                + OrderVerb.allCases.map { "orders/{order}/\($0.rawValue)" }
                + ["observers/{name}/remove", "cards/{label}/remove"]
        }

        /// Reads `agents/{name}/freeze` and its like; nil for a path there is not.
        init?(_ path: String) {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count >= 3, let verb = parts.last else { return nil }
            let name = parts[1..<(parts.count - 1)].joined(separator: "/")
            // A wallet's name has two parts, every other's one.
            guard parts.count == (parts[0] == "wallets" ? 4 : 3) else { return nil }
            switch parts[0] {
            case "agents":
                guard let verb = AgentVerb(rawValue: verb) else { return nil }
                self = .agent(name, verb)
            case "projects":
                guard let verb = ProjectVerb(rawValue: verb) else { return nil }
                self = .project(name, verb)
            case "wallets":
                guard let verb = WalletVerb(rawValue: verb) else { return nil }
                self = .wallet(name, verb)
            case "payments":
                guard let verb = PaymentVerb(rawValue: verb) else { return nil }
                self = .payment(name, verb)
            case "purposes":
                guard let verb = PurposeVerb(rawValue: verb) else { return nil }
                self = .purpose(name, verb)
            case "slots":
                guard let verb = SlotVerb(rawValue: verb) else { return nil }
                self = .slot(name, verb)
            case "orders":
                guard let verb = OrderVerb(rawValue: verb) else { return nil }
                self = .order(name, verb)
            case "observers":
                guard verb == "remove" else { return nil }
                self = .removeObserver(name)
            case "cards":
                guard verb == "remove" else { return nil }
                self = .removeCard(name)
            default: return nil
            }
        }
    }

    /// Has the office do it.
    func change(
        _ change: Change, _ body: JSON, _ actor: Actor
    ) throws(OfficeError) -> JSONObject {
        switch change {
        case .agent(let name, .freeze): try office.freezeAgent(name, body, by: actor)
        case .agent(let name, .thaw): try office.thawAgent(name, body, by: actor)
        case .agent(let name, .remove): try office.removeAgent(name, body, by: actor)
        case .agent(let name, .rotateToken): try office.rotateToken(name, body, by: actor)
        case .project(let name, .freeze):
            try office.setProject(name, frozen: true, body, by: actor)
        case .project(let name, .thaw):
            try office.setProject(name, frozen: false, body, by: actor)
        case .project(let name, .grant): try office.grant(name, body, by: actor)
        case .wallet(let name, .freeze):
            try office.setWallet(name, frozen: true, body, by: actor)
        case .wallet(let name, .thaw):
            try office.setWallet(name, frozen: false, body, by: actor)
        case .wallet(let name, .destroy): try office.orderDestruction(name, body, by: actor)
        case .wallet(let name, .keep): try office.keepWallet(name, body, by: actor)
        case .wallet(let name, .successor): try office.rotateWallet(name, body, by: actor)
        // Answers later, and was taken before.
        case .wallet(_, .sweep): office.status()
        case .payment(let id, .approve): try office.approve(id, body, by: actor)
        case .payment(let id, .deny): try office.deny(id, body, by: actor)
        case .payment(let id, .settle): try office.settle(id, body, by: actor)
        case .payment(let id, .void): try office.void(id, body, by: actor)
        case .payment(let id, .writeOff): try office.writeOff(id, body, by: actor)
        case .purpose(let seq, .disclose):
            try office.disclosePurpose(of: seq, body, by: actor)
        case .purpose(let seq, .erase): try office.erasePurpose(of: seq, body, by: actor)
        case .slot(let name, .remove): try office.removeSlot(name, body, by: actor)
        // Answers later, and was taken before.
        case .slot(_, .verify): office.status()
        case .order(let number, .sign): try office.signOrder(number, body, by: actor)
        case .order(let number, .cancel): try office.cancelOrder(number, body, by: actor)
        case .removeObserver(let name): try office.removeObserver(name, body, by: actor)
        case .removeCard(let label): try office.removeCard(label, body, by: actor)
        }
    }
}
