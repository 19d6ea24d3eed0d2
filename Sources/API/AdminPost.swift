/// What an admin asks for with POST, told by the path below `/v1/admin/`.
enum AdminPost {
    /// An order that names nothing in its path.
    case order(AdminOrder)
    /// A change of one thing that has a name.
    case change(FrontDesk.Change)
    /// What is done to the secret at a path.
    case secret(FrontDesk.SecretVerb, String)
    /// What is given of a card.
    case card(FrontDesk.CardSecret)

    /// Reads the path; nil for one that there is not.
    init?(_ path: String) {
        if let order = AdminOrder(rawValue: path) {
            self = .order(order)
        } else if let (verb, secret) = FrontDesk.SecretVerb.read(path) {
            self = .secret(verb, secret)
        } else if let card = FrontDesk.CardSecret(path) {
            self = .card(card)
        } else if let change = FrontDesk.Change(path) {
            self = .change(change)
        } else {
            return nil
        }
    }

    /// What it does, and so what it takes.
    var effect: AdminEffect {
        switch self {
        case .order(let order): order.effect
        case .change(let change): change.effect
        case .secret(let verb, _): verb.effect
        case .card(let card): card.effect
        }
    }
}
