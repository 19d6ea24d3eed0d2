import Chains
import JSON
public import Terms

extension GateState {
    /// The wallets whose keys are due to be destroyed at a reading that can be believed, by name.
    ///
    /// None while the clock is in doubt, and none of what is frozen: a freeze stops what can't be undone.
    public func walletsDue(at reading: ClockReading) -> [WalletName] {
        let now = time(at: reading)
        guard !clock.isSuspect(reading), !frozen.vault else { return [] }
        return ends.filter { name, end in
            !end.isDestroyed && (end.order.map { isOver($0, reading, at: now) } ?? false)
                && !frozen.wallets.contains(name)
        }.keys.sorted()
    }

    /// The wallets whose keys are gone.
    public var destroyedWallets: Set<WalletName> { Set(ends.filter(\.value.isDestroyed).keys) }

    /// Whether the clock was behind, so that no wait should begin now.
    public func isBehind(_ reading: ClockReading) -> Bool {
        clock.isBehind(reading, at: time(at: reading))
    }

    /// Why a wallet that is on the way to its end, or there, signs nothing new; nil for every other.
    public func refusal(ofEnd name: WalletName, at time: Moment) -> Refusal? {
        guard let end = ends[name] else { return nil }
        return WalletDestroyed.check(name, end) ?? WalletToBeDestroyed.check(name, end)
            ?? WalletRetired.check(name, end, at: time) ?? WalletDraining.check(name, end)
    }

    /// Orders, takes back or carries out the end of a wallet's key.
    mutating func foldEnd(
        _ kind: Event.Kind, _ body: JSONObject, seq: UInt64, at time: Moment
    ) throws(EntryError) {
        guard case .string(let text)? = body["wallet"], let name = WalletName(text),
            wallets[name] != nil
        else { throw EntryError(clause: "names a wallet that there is none of") }
        guard ends[name]?.isDestroyed != true else {
            throw EntryError(clause: "is about \(text), whose key is destroyed")
        }
        switch kind {
        case .walletRotated: try foldSuccession(name, body, at: time)
        case .walletSwept: try foldSweep(name, body, seq: seq, at: time)
        case .walletDestructionOrdered: try foldOrderedEnd(name, body, seq: seq, at: time)
        case .walletKept:
            guard ends[name]?.order != nil else {
                throw EntryError(clause: "keeps \(text), which nobody ordered to be destroyed")
            }
            ends[name]?.order = nil
            if ends[name]?.isNone == true { ends[name] = nil }
        default: try foldDestroyed(name, body, at: time)
        }
    }

    private mutating func foldOrderedEnd(
        _ name: WalletName, _ body: JSONObject, seq: UInt64, at time: Moment
    ) throws(EntryError) {
        // A card's number goes with `card.removed`, and there is nothing to wait for.
        guard name.chain != Card.name else {
            throw EntryError(clause: "orders the end of \(name.text), a card, which is removed")
        }
        guard ends[name]?.order == nil else {
            throw EntryError(clause: "orders the end of \(name.text) a second time")
        }
        if let other = drained(into: name, at: time) {
            throw EntryError(
                clause: "orders the end of \(name.text), which \(other.text) is swept to")
        }
        let due = try wait(body, "wait", from: time)
        ends[name, default: WalletEnd()].order = WalletEnd.Order(due: due, entry: seq)
    }

    /// When a wait that a body names is over, counted from `time`.
    func wait(
        _ body: JSONObject, _ key: String, from time: Moment
    ) throws(EntryError) -> Moment {
        let bounds = WalletEnd.waits(isDevelopment: development)
        guard case .integer(let number)? = body[key], let seconds = Int64(exactly: number),
            bounds.contains(seconds)
        else {
            throw EntryError(
                clause: "waits for other than \(bounds.lowerBound) to \(bounds.upperBound) s")
        }
        // A year is more than what lies between the latest time of an entry and the end of all instants.
        let (end, overflow) = time.nanoseconds.addingReportingOverflow(seconds * Moment.second)
        return Moment(nanoseconds: overflow ? .max : end)
    }

    private mutating func foldDestroyed(
        _ name: WalletName, _ body: JSONObject, at time: Moment
    ) throws(EntryError) {
        guard let reading = ClockReading(json: body["clock"]), reading.wall <= time else {
            throw EntryError(clause: "has no clock, or one ahead of its time")
        }
        guard !clock.isSuspect(reading) else {
            throw EntryError(clause: "destroys \(name.text) by a clock that jumped")
        }
        guard let order = ends[name]?.order, isOver(order, reading, at: time) else {
            throw EntryError(clause: "destroys \(name.text) before it is due")
        }
        guard !frozen.vault, !frozen.wallets.contains(name) else {
            throw EntryError(clause: "destroys \(name.text) while it is frozen")
        }
        ends[name]?.isDestroyed = true
        observe(reading, at: time)
    }

    /// Takes note of a reading that an entry of ledger time `time` carries.
    mutating func observe(_ reading: ClockReading, at time: Moment) {
        postponeEnds(until: reading, at: time)
        clock.observe(reading, at: time)
    }

    /// Time that no boot clock has seen go by is none that anybody waited: what is due moves by it.
    ///
    /// So neither a clock that is set forward, be it from where it was behind, nor the word of the admin who
    /// vouches for it, shortens a wait.
    mutating func postponeEnds(until reading: ClockReading, at time: Moment) {
        guard !ends.isEmpty else { return }
        let nanoseconds = clock.unseen(until: reading, at: time)
        guard nanoseconds > 0 else { return }
        for (name, end) in ends {
            guard !end.isDestroyed, let order = end.order else { continue }
            ends[name]?.order?.due = GateState.later(order.due, by: nanoseconds)
        }
    }

    private static func later(_ moment: Moment, by nanoseconds: Int64) -> Moment {
        let (later, overflow) = moment.nanoseconds.addingReportingOverflow(nanoseconds)
        return Moment(nanoseconds: overflow ? .max : later)
    }

    /// Whether the wait of an order is over at a reading, of which no entry may have told yet.
    private func isOver(_ order: WalletEnd.Order, _ reading: ClockReading, at time: Moment) -> Bool
    {
        GateState.later(order.due, by: clock.unseen(until: reading, at: time)) <= time
    }
}
