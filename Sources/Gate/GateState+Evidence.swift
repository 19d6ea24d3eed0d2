import Chains
import Digests
import JSON
import Terms

extension GateState {
    /// What becomes of an open payment is believed of an admin, or of a record that a registered observer
    /// signed; an agent's word frees nothing.
    mutating func foldSettlement(
        _ body: JSONObject, by actor: Actor, at time: Moment
    ) throws(EntryError) {
        let payment = try landed(body)
        try checkSource(body, .settled, by: actor)
        try checkOwnRedemption(payment)
        let cost = try cost(body, of: payment)
        guard cost <= payment.charge || GateState.hasText(body, "reference") else {
            throw EntryError(
                clause: "settles payment \(payment.id.text) at \(cost.decimal), above the "
                    + "\(payment.charge.decimal) it was charged, without a reference")
        }
        // More than can be counted would be dropped, and a budget that should be blocked left open.
        let overrun = cost.subtracting(groups[payment.group]?.amount ?? .zero)
        guard books.places(of: payment).allSatisfy({ books.bears(overrun, $0) }) else {
            throw EntryError(
                clause: "settles payment \(payment.id.text) at \(cost.decimal), which with all "
                    + "charges before it is above \(Money.most.decimal)")
        }
        settle(payment, cost: cost, at: time)
    }

    /// Frees a payment that its chain's own proof shows can never land.
    mutating func foldVoid(_ body: JSONObject, by actor: Actor) throws(EntryError) {
        let payment = try landed(body)
        try checkSource(body, .voided, by: actor)
        guard let proof = body["proof"], let wallet = wallets[payment.wallet],
            let chain = Chains.named(wallet.name.chain)
        else { throw EntryError(clause: "voids payment \(payment.id.text) without a proof") }
        do {
            try chain.nonExecutability(of: payment.payload, wallet: wallet, proof: proof)
        } catch {
            throw EntryError(
                clause: "voids payment \(payment.id.text), but the proof \(error.clause)")
        }
        try checkUnshown(payment)
        void(payment)
    }

    /// Gives up on a payment, which stays spent.
    mutating func foldWriteOff(_ body: JSONObject, by actor: Actor) throws(EntryError) {
        let payment = try landed(body)
        guard actor.role == .admin, GateState.hasReason(body) else {
            throw EntryError(
                clause: "writes payment \(payment.id.text) off without an admin's reason")
        }
        writeOff(payment)
    }

    /// What the actual cost comes to at the rates the payment was charged with.
    func cost(
        _ body: JSONObject, of payment: PaymentRecord
    ) throws(EntryError) -> Money {
        guard case .array(let amounts)? = body["cost"], !amounts.isEmpty else {
            throw EntryError(clause: "settles payment \(payment.id.text) without a cost")
        }
        var sum = Money.zero
        var seen: Set<String> = []
        for amount in amounts {
            guard case .object(let object) = amount, object.members.count == 2,
                case .string(let id)? = object["asset"], seen.insert(id).inserted,
                case .string(let text)? = object["amount"],
                let price = payment.prices.first(where: { $0.asset == id })?.price,
                let asset = payment.terms.assets.first(where: { $0.id == id }),
                let atoms = try? DecimalText.parse(text, decimals: asset.decimals),
                let part = price.convert(atoms, decimals: asset.decimals),
                let next = sum.adding(part)
            else {
                throw EntryError(
                    clause: "settles payment \(payment.id.text) with a cost that is not of its "
                        + "assets, each once")
            }
            sum = next
        }
        return sum
    }

    func landed(_ body: JSONObject) throws(EntryError) -> PaymentRecord {
        guard case .string(let text)? = body["payment"], let id = PaymentID(text) else {
            throw EntryError(clause: "names no payment")
        }
        guard let payment = open[id] else {
            let unknown =
                books.forgotten == nil ? "was never signed" : "is not open, and was not of late"
            let status = status(of: id).map { "is \($0.rawValue)" } ?? unknown
            throw EntryError(clause: "names payment \(text), which \(status)")
        }
        return payment
    }

    /// An admin's order as such, or anyone's that carries a registered observer's signature.
    private func checkSource(
        _ body: JSONObject, _ outcome: PaymentStatus, by actor: Actor
    ) throws(EntryError) {
        guard let attested = body["attested"] else {
            guard actor.role == .admin else {
                throw EntryError(clause: "is neither an admin's nor attested by an observer")
            }
            return
        }
        guard case .object(let object) = attested, case .string(let name)? = object["observer"],
            let key = observers[name], case .string(let text)? = object["signature"],
            let signature = Base64.decode(text)
        else { throw EntryError(clause: "is attested by no registered observer") }
        let statement = Observation.message(vault: vault, outcome: outcome, body)
        guard Ed25519.verify(signature: signature, message: statement, publicKey: key) else {
            throw EntryError(clause: "has a signature that is not the observer \(name)'s")
        }
    }

    static func hasText(_ body: JSONObject, _ key: String) -> Bool {
        guard case .string(let text)? = body[key] else { return false }
        return !text.isEmpty
    }
}
