import Digests
import JSON
public import Terms

extension GateState {
    /// What an approver's `ssh-keygen -Y sign -n` names, so that no other signature of theirs fits.
    public static let orderNamespace = "order.v1@bursar"

    /// The exact bytes that approvers sign: which vault and log, which order, what it is by its hash, until when.
    public func statement(of order: ChangeOrder) -> String {
        // A verifier key is the origin, a + and what follows.
        let origin = logKeys.last?.verifierKey.split(separator: "+").first ?? ""
        return """
            bursar order v1
            vault: \(vault)
            log: \(origin)
            order: \(order.number)
            change: \(order.change.kind)
            sha256: \(order.digest.hex)
            until: \(Timestamp.precise(order.until))

            """
    }

    /// An order that waits at `time`; nil where there is none, or it has lapsed.
    public func order(_ number: UInt64, at time: Moment) -> ChangeOrder? {
        orders.open[number].flatMap { time < $0.until ? $0 : nil }
    }

    /// How many of the approvers' agreement an order has, of those that the policy in force names.
    public func agreement(to order: ChangeOrder) -> Int {
        order.approvals.keys.count { policy?.control?.approvers[$0] != nil }
    }

    /// What an event loosens where approvers must agree to it; nil where one admin is enough.
    func loosens(
        _ kind: Event.Kind, _ body: JSONObject, zones: (String) -> ZoneRules?
    ) throws(EntryError) -> [String]? {
        guard let policy, policy.control != nil else { return nil }
        switch kind.control {
        case .never: return nil
        case .always: return [kind.rawValue]
        case .whenLooser:
            let found = Loosening.of(try readPolicy(body, zones: zones), since: policy)
            return found.isEmpty ? nil : found
        }
    }

    /// The number of the order that an event carries out; nil where it needs none.
    ///
    /// - Throws: a refusal by ``ChangeOrder/rule`` where it needs one and names none, or one that is not agreed to.
    func checkOrder(
        _ kind: Event.Kind, _ body: JSONObject, at time: Moment, zones: (String) -> ZoneRules?
    ) throws(EntryError) -> UInt64? {
        guard let loosened = try loosens(kind, body, zones: zones), let control = policy?.control
        else {
            // Those that are about an order name one, too.
            guard kind.control == .never || body["order"] == nil else {
                throw EntryError(clause: "names an order, and takes none")
            }
            return nil
        }
        guard case .integer(let number)? = body["order"] else {
            throw EntryError(Loosening.refusal(loosened, control))
        }
        guard let order = order(number, at: time) else {
            throw EntryError(clause: "names order \(number), which does not wait")
        }
        var change = body
        change["order"] = nil
        guard order.change.kind == kind.rawValue, order.change.body == change else {
            throw EntryError(clause: "is not what order \(number) says")
        }
        let agreed = agreement(to: order)
        guard agreed >= control.approvals else {
            throw EntryError(
                clause: "carries out order \(number) with \(agreed) of \(control.approvals) "
                    + "approvals")
        }
        return number
    }

    /// An order is placed: of what one admin may not do alone, and once.
    mutating func foldOrder(
        _ body: JSONObject, seq: UInt64, at time: Moment, zones: (String) -> ZoneRules?
    ) throws(EntryError) {
        guard case .object(let change)? = body["change"], change.members.count == 2,
            case .string(let word)? = change["kind"], let kind = Event.Kind(rawValue: word),
            case .object(let content)? = change["body"], content["order"] == nil,
            case .string(let text)? = body["until"], let until = Timestamp.parse(text)
        else { throw EntryError(clause: "is not an order of the known form") }
        guard try loosens(kind, content, zones: zones) != nil else {
            throw EntryError(clause: "orders \(word), which takes nobody's approval")
        }
        guard time < until, until <= time.adding(seconds: ChangeOrder.lasts) else {
            throw EntryError(clause: "orders for no time, or longer than \(ChangeOrder.lasts) s")
        }
        let waiting = orders.open.filter { time < $0.value.until }
        guard waiting.count < ChangeOrder.most else {
            throw EntryError(clause: "orders beyond the \(ChangeOrder.most) that may wait")
        }
        orders.open = waiting
        orders.open[seq] = ChangeOrder(
            number: seq, change: Event(kind: word, body: content), until: until)
    }

    /// An approver agrees, by a signature on the order's own words.
    mutating func foldAgreement(
        _ body: JSONObject, seq: UInt64, at time: Moment
    ) throws(EntryError) {
        let order = try waitingOrder(body, at: time)
        guard case .string(let name)? = body["approver"],
            let key = policy?.control?.approvers[name]
        else { throw EntryError(clause: "is by nobody whom the policy names as an approver") }
        guard order.approvals[name] == nil else {
            throw EntryError(clause: "approves order \(order.number) for \(name) a second time")
        }
        guard case .string(let text)? = body["signature"], let blob = Base64.decode(text) else {
            throw EntryError(clause: "has no signature")
        }
        do throws(SSHSignatureError) {
            let signature = try SSHSignature(blob: blob)
            guard signature.key == key else { throw .wrong }
            try signature.check(
                message: Array(statement(of: order).utf8), namespace: GateState.orderNamespace)
        } catch {
            throw EntryError(clause: "has a signature that \(error.clause)")
        }
        orders.open[order.number]?.approvals[name] = seq
    }

    /// An order is taken back; nothing is carried out by it any more.
    mutating func foldCancelling(_ body: JSONObject, at time: Moment) throws(EntryError) {
        orders.open[try waitingOrder(body, at: time).number] = nil
    }

    private func waitingOrder(
        _ body: JSONObject, at time: Moment
    ) throws(EntryError) -> ChangeOrder {
        guard case .integer(let number)? = body["order"], let order = order(number, at: time)
        else { throw EntryError(clause: "names an order that does not wait") }
        return order
    }
}
