import Chains
import Terms

@testable import Gate

/// Changes that no right gate makes to its state.
extension GateState {
    /// The slot of a scope's first limit.
    static let first = LimitLine.Slot(subject: .all, span: nil, rank: 0)

    /// The frozen window of a scope's first limit.
    func live(_ scope: ScopeName) -> LiveWindow? {
        books.places[scope].flatMap { books.windows[$0][GateState.first] }
    }

    private mutating func freeze(
        _ scope: ScopeName, _ live: LiveWindow, over window: Window? = nil, carried: Money
    ) {
        let place = books.place(of: scope)
        books.windows[place][GateState.first] = LiveWindow(
            window: window ?? live.window, recurrence: live.recurrence, zone: live.zone,
            zoneVersion: live.zoneVersion, amount: live.amount, carried: carried)
    }

    private mutating func change(
        _ scope: ScopeName, at time: Moment, to amount: Money
    ) {
        let place = books.place(of: scope)
        books.totals[place].change(at: time, to: amount)
    }

    /// Opens every window that has ended anew, with all that may be carried over.
    mutating func openAhead(_ ask: Ask, at clock: ClockReading) {
        guard let path = path(of: ask.agent) else { return }
        let now = time(at: clock)
        for line in path.firstLines {
            guard let most = line.limit.carryOver, let live = live(line.scope),
                now >= live.window.end
            else { continue }
            let window = line.zone.window(line.limit.per, containing: now)
            freeze(line.scope, live, over: window, carried: most)
        }
    }

    /// Adds to what was carried into a window what has been given back of the one before.
    mutating func carryBack(what before: GateState) {
        for payment in before.open where past[payment.id] == .voided {
            for scope in [ScopeName.agent(payment.agent), .project(payment.project)] {
                guard let live = live(scope), payment.time < live.window.start else { continue }
                freeze(scope, live, carried: live.carried.adding(payment.charge) ?? .most)
            }
        }
    }

    /// Forgets that windows were frozen.
    mutating func endWindows() {
        for scope in Judge.scopes {
            guard let live = live(scope) else { continue }
            let past = Window(start: live.window.start, end: live.window.start)
            freeze(scope, live, over: past, carried: .zero)
        }
    }

    /// Takes another agent's open signatures of the same class for the asking one's.
    mutating func adopt(_ ask: Ask) {
        let mine = ClassKey(ask.proposal, ask.agent)
        let other = groups.all.first {
            $0.key.text == mine.text && $0.key.wallet == mine.wallet && $0.key.agent != mine.agent
        }
        if let other { groups[mine] = other.value }
    }

    /// Takes the approval of what a payment replaces for its own.
    mutating func lendApproval(to ask: Ask, at clock: ClockReading) {
        let key = ClassKey(ask.proposal, ask.agent)
        guard let group = groups[key], group.draws.reserve > .zero, pending[ask.payment] == nil
        else { return }
        pending[ask.payment] = PendingPayment(
            seq: nextSeq, agent: ask.agent, digest: LoggedRequest(ask.request).digest,
            until: time(at: clock).adding(seconds: 60), rule: "approval.reserve",
            charge: group.amount, proposal: ask.proposal, isApproved: true)
    }

    /// Lets what was just settled be resolved once more.
    mutating func reopen(what before: GateState) {
        for payment in before.open where past[payment.id] == .settled {
            open[payment.id] = payment
            groups[payment.group] = before.groups[payment.group]
        }
    }

    /// Gives a settled payment's general part back first, and keeps its reserve.
    mutating func keepReserve(of before: GateState) {
        for payment in before.open where past[payment.id] == .settled {
            guard let group = before.groups[payment.group] else { continue }
            let place = books.place(of: .project(payment.project))
            books.pools[place].reserve.change(at: group.time, to: group.draws.reserve)
        }
    }

    /// Gives back what was just written off.
    mutating func forget(what before: GateState) {
        for payment in before.open where past[payment.id] == .writtenOff {
            guard let group = before.groups[payment.group] else { continue }
            for scope in Judge.scopes { change(scope, at: group.time, to: .zero) }
        }
    }

    /// Charges a replacement where the first of its class was charged, and not when it was signed.
    mutating func leaveBehind(_ payment: PaymentID, since before: GateState) {
        guard let record = open[payment], let group = groups[record.group],
            let old = before.groups[record.group]
        else { return }
        for scope in [ScopeName.agent(record.agent), .project(record.project), .vault] {
            change(scope, at: group.time, to: .zero)
            change(scope, at: old.time, to: group.amount)
        }
    }

    /// Takes a new charge out of one scope again.
    mutating func spare(_ scope: ScopeName, _ payment: PaymentID) {
        guard let time = open[payment]?.time else { return }
        change(scope, at: time, to: .zero)
    }
}
