/// What a verb of the admin door does to the vault, which says what it takes beside the owner's uid.
enum AdminEffect: Hashable {
    /// Looks or copies: the uid is enough.
    case reads
    /// Only stops things: the uid is enough, at any moment, since nobody must look for a passphrase first.
    case protects
    /// Brings what opens a slot along in its own body.
    case proves
    /// Changes what may be spent, shown or kept: takes an admin session.
    case changes
}

extension AdminOrder {
    /// Every order, so that a new one does not compile before somebody has said what it does.
    var effect: AdminEffect {
        switch self {
        case .previewWallet, .backup: .reads
        case .freeze, .seal, .endSession: .protects
        case .unseal, .beginSession, .slots, .rotateSlot, .rotateRoot, .rotateKeyring: .proves
        case .policy, .agents, .wallets, .rates, .observers, .thaw, .acknowledgeClock,
            .rotateLogKey, .beginEpoch, .importWallet, .archive:
            .changes
        }
    }
}

extension FrontDesk.Change {
    /// The same for what names its thing in the path.
    var effect: AdminEffect {
        switch self {
        case .agent(_, .freeze), .project(_, .freeze), .wallet(_, .freeze): .protects
        case .agent(_, .thaw), .agent(_, .remove), .agent(_, .rotateToken): .changes
        case .project(_, .thaw), .project(_, .grant): .changes
        case .wallet(_, .thaw), .wallet(_, .destroy), .wallet(_, .keep): .changes
        case .wallet(_, .successor), .wallet(_, .sweep): .changes
        case .payment(_, .approve), .payment(_, .deny), .payment(_, .settle), .payment(_, .void),
            .payment(_, .writeOff):
            .changes
        case .removeObserver, .removeCard: .changes
        case .purpose(_, .disclose), .purpose(_, .erase): .changes
        case .slot(_, .verify): .proves
        case .slot(_, .remove): .changes
        // What is signed is another's word, and holds whoever hands it in.
        case .order(_, .sign): .proves
        case .order(_, .cancel): .changes
        }
    }
}

extension FrontDesk.SecretVerb {
    /// The same for secrets; what shows one is no mere look.
    var effect: AdminEffect {
        switch self {
        case .put, .rotate, .reveal, .disable, .enable, .destroy: .changes
        }
    }
}

extension FrontDesk.CardSecret {
    /// The same for cards.
    var effect: AdminEffect {
        switch self {
        case .number, .cvv: .changes
        }
    }
}
