/// Where the Elastic Common Schema puts a kind of entry: `event.category` and `event.type`.
///
/// The schema has no category for money. What agents ask is `api`, and so is a sweep, by which money leaves a
/// wallet as well; the pairs are those that it expects
/// (ECS 9, allowed values of `event.category`).
struct EventClass: Equatable {
    /// `event.category`.
    let category: String
    /// `event.type`.
    let type: String

    /// The class of an entry of `kind`; a decision's goes by its outcome.
    init(kind: String, outcome: String?) {
        let noun = kind.prefix { $0 != "." }
        switch (noun, kind) {
        case (_, "payment.decided"):
            category = "api"
            type = EventClass.type(ofOutcome: outcome)
        case (_, "wallet.swept"):
            category = "api"
            type = "allowed"
        case (_, "secret.revealed"), (_, "card.redeemed"):
            category = "api"
            type = "access"
        case ("payment", _):
            category = "api"
            type = "change"
        case ("requests", _):
            category = "api"
            type = "info"
        case ("agent", _), ("observer", _):
            category = "iam"
            type = EventClass.type(of: kind)
        case ("daemon", _):
            category = "process"
            type = kind == "daemon.started" ? "start" : "end"
        case (_, "vault.unsealed"), (_, "unseal.failed"):
            category = "authentication"
            type = "start"
        case (_, "vault.sealed"):
            category = "authentication"
            type = "end"
        default:
            category = "configuration"
            type = EventClass.type(of: kind)
        }
    }

    private static func type(ofOutcome outcome: String?) -> String {
        switch outcome {
        case "signed": "allowed"
        case "refused": "denied"
        default: "info"
        }
    }

    private static func type(of kind: String) -> String {
        switch kind.split(separator: ".").last {
        case "initialised", "added", "created": "creation"
        case "removed", "destroyed": "deletion"
        default: "change"
        }
    }
}
