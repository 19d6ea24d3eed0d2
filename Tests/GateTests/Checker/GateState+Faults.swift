import Chains
import Terms

@testable import Gate

/// Changes that no right gate makes to its state.
extension GateState {
    /// Opens every window that has ended anew, with all that may be carried over.
    mutating func openAhead(_ ask: Ask, at clock: ClockReading) {
        guard let policy, let (name, project, agent) = budgets(of: ask.agent) else { return }
        _ = policy
        let now = time(at: clock)
        for line in lines(ask.agent, agent, name, project, for: ask.proposal, at: now) {
            guard let most = line.limit.carryOver, let live = books[line.scope]?.live[line.slot],
                now >= live.window.end
            else { continue }
            books[line.scope]?.freeze(
                LiveWindow(
                    window: line.zone.window(line.limit.per, containing: now),
                    recurrence: live.recurrence, zone: live.zone, zoneVersion: live.zoneVersion,
                    amount: line.limit.amount, carried: most), line.slot)
        }
    }

    /// Adds to what was carried into a window what has been given back of the one before.
    mutating func carryBack(what before: GateState) {
        for (id, payment) in before.open where past[id] == .voided {
            for scope in [ScopeName.agent(payment.agent), .project(payment.project)] {
                guard let books = books[scope] else { continue }
                for (slot, live) in books.live where payment.time < live.window.start {
                    self.books[scope]?.freeze(
                        LiveWindow(
                            window: live.window, recurrence: live.recurrence, zone: live.zone,
                            zoneVersion: live.zoneVersion, amount: live.amount,
                            carried: live.carried.adding(payment.charge) ?? .most), slot)
                }
            }
        }
    }

    /// Forgets that windows were frozen.
    mutating func endWindows() {
        for (scope, books) in books {
            for (slot, live) in books.live {
                let past = Window(start: live.window.start, end: live.window.start)
                self.books[scope]?.freeze(
                    LiveWindow(
                        window: past, recurrence: live.recurrence, zone: live.zone,
                        zoneVersion: live.zoneVersion, amount: live.amount, carried: .zero), slot)
            }
        }
    }

    /// Takes another agent's open signatures of the same class for the asking one's.
    mutating func adopt(_ ask: Ask) {
        let mine = ClassKey(ask.proposal, ask.agent)
        let other = classes.first {
            $0.key.text == mine.text && $0.key.wallet == mine.wallet && $0.key.agent != mine.agent
        }
        if let other { classes[mine] = other.value }
    }

    /// Lets what was just settled be resolved once more.
    mutating func reopen(what before: GateState) {
        for (id, payment) in before.open where past[id] == .settled {
            open[id] = payment
            groups[payment.group] = before.groups[payment.group]
        }
    }

    /// Gives a settled payment's general part back first, and keeps its reserve.
    mutating func keepReserve(of before: GateState) {
        for (id, payment) in before.open where past[id] == .settled {
            guard let group = before.groups[payment.group] else { continue }
            books[.project(payment.project)]?.change(
                .reserve, at: group.time, to: group.draws.reserve)
        }
    }

    /// Gives back what was just written off.
    mutating func forget(what before: GateState) {
        for (id, payment) in before.open where past[id] == .writtenOff {
            guard let group = before.groups[payment.group] else { continue }
            for scope in Judge.scopes { books[scope]?.change(.all, at: group.time, to: .zero) }
        }
    }

    /// Charges a replacement where the first of its class was charged, and not when it was signed.
    mutating func leaveBehind(_ payment: PaymentID, since before: GateState) {
        guard let record = open[payment], let group = groups[record.group],
            let old = before.groups[record.group]
        else { return }
        for scope in [ScopeName.agent(record.agent), .project(record.project), .vault] {
            books[scope]?.change(.all, at: group.time, to: .zero)
            books[scope]?.change(.all, at: old.time, to: group.amount)
        }
    }
}
