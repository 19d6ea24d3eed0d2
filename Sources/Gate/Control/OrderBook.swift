/// The changes that wait for approvers.
public struct OrderBook: Hashable, Sendable {
    /// By their numbers; some may have lapsed.
    public internal(set) var open: [UInt64: ChangeOrder] = [:]

    /// Drops what was ordered of a state of things that is no more.
    ///
    /// Whoever agreed to thaw what was frozen then did not agree to thaw what is frozen now.
    mutating func forget(after kind: Event.Kind, isNewControl: Bool) {
        switch kind {
        case .epochBegun: open = [:]
        case .policyApplied where isNewControl: open = [:]
        case .policyApplied: drop(.policyApplied)
        case .agentFrozen: drop(.agentThawed)
        case .projectFrozen: drop(.projectThawed)
        case .walletFrozen: drop(.walletThawed)
        case .vaultFrozen: drop(.vaultThawed)
        case .secretDisabled: drop(.secretEnabled)
        default: break
        }
    }

    private mutating func drop(_ kind: Event.Kind) {
        guard !open.isEmpty else { return }
        open = open.filter { $0.value.change.kind != kind.rawValue }
    }
}
