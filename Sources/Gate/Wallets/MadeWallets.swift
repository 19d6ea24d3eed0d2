public import Terms

/// The wallets that agents made, and when: a value of its own inside the gate's state.
///
/// Nothing of it is ever forgotten: whose a wallet is outlasts every window.
public struct MadeWallets: Hashable, Sendable {
    /// Each agent's own, with the time of their entries.
    public internal(set) var own: [AgentName: [WalletName: Moment]] = [:]
    /// The window that an agent's last one was counted in.
    var windows: [AgentName: LiveWindow] = [:]

    init() {}

    /// Who made a wallet; nil where an admin did.
    public func maker(of wallet: WalletName) -> AgentName? {
        own.first { $0.value[wallet] != nil }?.key
    }

    /// Who made each of them.
    public var makers: [WalletName: AgentName] {
        own.reduce(into: [:]) { makers, one in
            for wallet in one.value.keys { makers[wallet] = one.key }
        }
    }

    /// How many an agent made in a window.
    func count(by agent: AgentName, in window: Window) -> UInt64 {
        UInt64(own[agent]?.values.count { window.contains($0) } ?? 0)
    }

    /// When the first of those in a window was made.
    func first(by agent: AgentName, in window: Window) -> Moment? {
        own[agent]?.values.filter { window.contains($0) }.min()
    }

    /// The window that one more would count in: the one in use until its end, as for the agent's limit.
    func window(of line: LimitLine, by agent: AgentName, at now: Moment) -> Window {
        LiveWindow.window(of: line, at: now, live: windows[agent])
    }

    /// Whether an entry at `now` may have counted over `window`: it contains it, and cuts none short.
    func mayCount(
        _ line: LimitLine, over window: Window, by agent: AgentName, at now: Moment
    ) -> Bool {
        LiveWindow.mayCount(line, over: window, at: now, live: windows[agent])
    }

    /// Takes note of one more.
    mutating func add(_ making: WalletMaking, _ line: LimitLine, at time: Moment) {
        let live = windows[making.agent].flatMap { time < $0.window.end ? $0 : nil }
        // A window that policy has changed keeps its old span and zone until its end.
        let kept = live.flatMap { $0.isOf(line) ? nil : $0 }
        windows[making.agent] = LiveWindow(
            window: making.window, recurrence: kept?.recurrence ?? line.limit.per,
            zone: kept?.zone ?? line.zone.identifier, zoneVersion: "", amount: .zero,
            carried: .zero)
        own[making.agent, default: [:]][making.wallet] = time
    }
}
