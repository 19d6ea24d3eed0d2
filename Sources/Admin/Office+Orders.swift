import Digests
import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

/// Changes that wait for approvers (docs/decisions/0030).
extension Office {
    /// The orders that wait, the oldest first.
    public func orders() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let now = journal.gate.state.time(at: journal.clock)
        let waiting = journal.gate.state.orders.open.values.filter { now < $0.until }
            .sorted { $0.number < $1.number }
        return JSONObject([
            ("orders", .array(waiting.map { .object(summary(of: $0)) }))
        ])
    }

    /// One order: what it would do, and the exact bytes that approvers sign.
    public func order(_ number: String) throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let order = try waiting(number)
        var object = summary(of: order)
        object["change"] = order.content
        object["sha256"] = .string(order.digest.hex)
        object["namespace"] = .string(GateState.orderNamespace)
        object["sign"] = .string(journal.gate.state.statement(of: order))
        return object
    }

    /// Takes an approver's signature; what enough of them have agreed to is carried out at once.
    ///
    /// A signature that was counted before tries again what could not be carried out then.
    public func signOrder(_ number: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        let order = try waiting(number)
        let signature = try Office.signature(try Office.read(body, OrderSignature.init))
        guard
            let approver = journal.gate.state.policy?.control?.approvers
                .first(where: { $0.value == signature.key })?.key
        else {
            throw .refused(
                rule: "order.not-approver",
                detail: "the signature is by a key that the policy names for nobody",
                hint: "bursar policy show names the approvers and their keys")
        }
        if order.approvals[approver] == nil {
            try record(
                .orderApproved(
                    order.number, approver: approver, signature: Base64.encode(signature.blob)),
                by: actor)
        }
        return try carryOutIfAgreed(order.number, by: actor)
    }

    /// Takes an order back.
    public func cancelOrder(_ number: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        _ = try openVault()
        let order = try waiting(number)
        let reason = try Office.read(body, Reason.init)
        try record(.orderCancelled(order.number, reason: reason.text ?? ""), by: actor)
        return JSONObject([
            ("order", .integer(order.number)), ("status", "cancelled"),
        ])
    }

    /// Places what one admin may not do alone, or finds it placed already; the error that says so.
    func place(_ event: Event, why refusal: Refusal, by actor: Actor) throws(OfficeError)
        -> OfficeError
    {
        let state = journal.gate.state
        let now = state.time(at: journal.clock)
        let same = state.orders.open.values.first { now < $0.until && $0.change == event }
        if same == nil {
            let until = now.adding(seconds: ChangeOrder.lasts)
            // The waiting begins with the entry, which is a little later than this look at the clock.
            try record(.orderPlaced(event, until: until), by: actor)
        }
        let placed = same ?? journal.gate.state.orders.open.values.max { $0.number < $1.number }
        guard let placed else { return .notFound }
        return .orderWaits(
            why: refusal.detail, order: placed.number, until: Timestamp.seconds(placed.until),
            sign: journal.gate.state.statement(of: placed))
    }

    private func carryOutIfAgreed(_ number: UInt64, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        let state = journal.gate.state
        guard let order = state.orders.open[number], let control = state.policy?.control else {
            throw .notFound
        }
        var shown = summary(of: order)
        guard state.agreement(to: order) >= control.approvals else { return shown }
        let shredded = try rowsToShred(order.change)
        try record(order.change.carryingOut(number), by: actor)
        if let shredded { journal.ledger.stage(shredding: shredded) }
        shown["status"] = "carried-out"
        return shown
    }

    /// The row that a destruction leaves in its place, with its entry in one transaction.
    private func rowsToShred(_ change: Event) throws(OfficeError) -> Row? {
        guard change.kind == "secret.destroyed" else { return nil }
        let vault = try openVault()
        guard case .string(let hex)? = change.body["secret"],
            let secret = Hex.decode(hex).flatMap({ Digest32($0) }),
            case .integer(let version)? = change.body["version"]
        else { throw .notFound }
        return vault.tombstone(of: secret, version: version)
    }

    private func waiting(_ text: String) throws(OfficeError) -> ChangeOrder {
        let now = journal.gate.state.time(at: journal.clock)
        guard text.utf8.count <= 16, let number = UInt64(text), "\(number)" == text,
            let order = journal.gate.state.order(number, at: now)
        else { throw .notFound }
        return order
    }

    private func summary(of order: ChangeOrder) -> JSONObject {
        let state = journal.gate.state
        return JSONObject([
            ("order", .integer(order.number)), ("kind", .string(order.change.kind)),
            ("status", "waiting"), ("until", .string(Timestamp.seconds(order.until))),
            ("approved_by", .array(order.approvals.keys.sorted().map { .string($0) })),
            ("approvals", .integer(UInt64(state.agreement(to: order)))),
            ("needed", .integer(UInt64(max(0, state.policy?.control?.approvals ?? 0)))),
        ])
    }

    private static func signature(_ order: OrderSignature) throws(OfficeError) -> SSHSignature {
        do throws(SSHSignatureError) { return try SSHSignature(armored: order.signature) } catch {
            throw .refused(
                rule: "order.signature", detail: "the signature \(error.clause)",
                hint: "bursar order show NUMBER --to-sign, then: ssh-keygen -Y sign -f KEY -n "
                    + "\(GateState.orderNamespace) FILE")
        }
    }
}
