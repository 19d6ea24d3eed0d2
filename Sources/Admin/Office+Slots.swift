import Gate
public import JSON
import Ledger
public import Terms
import Vault
import Wire

extension Office {
    /// The key slots: what opens each, and when it was last seen to.
    public func slots() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = journal.gate.state.slots.sorted { $0.key < $1.key }
        return JSONObject([("slots", .array(list.map { .object(Office.json($0.key, $0.value)) }))])
    }

    /// The rows that an order about slots takes; one is carried out at a time, unsealing included.
    public func begin(_ order: SlotOrder) throws(OfficeError) -> SlotAttempt {
        let vault = try openVault()
        if let finding = findings.first { throw .damaged(finding) }
        guard !isUnsealing else { throw .busy("a slot is being seen to already") }
        try checkDelay()
        try check(order)
        let rows = try slotRows(vault)
        isUnsealing = true
        return SlotAttempt(
            order: order, vault: vault, rows: rows,
            slots: journal.gate.state.slots.mapValues(\.kind))
    }

    /// Records what came of an order.
    ///
    /// What opens nothing is an entry, as it is of a sealed vault. The vault may have been sealed meanwhile.
    public func finish(_ outcome: SlotAttempt.Outcome, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        isUnsealing = false
        guard try openVault() === outcome.vault else { throw .sealed }
        switch outcome.result {
        case .failure(let error): throw try fail(outcome.order, error, by: actor)
        case .success(let found):
            proofDelay.succeeded()
            return try record(found, outcome.order, by: actor)
        }
    }

    /// Takes a slot away; its row becomes a marker.
    public func removeSlot(_ name: String, _ body: JSON, by actor: Actor) throws(OfficeError)
        -> JSONObject
    {
        let vault = try openVault()
        guard !isUnsealing else { throw .busy("a slot is being seen to already") }
        let reason = try Office.read(body, Reason.init)
        guard let slot = SlotName(name), let known = journal.gate.state.slots[slot] else {
            throw .notFound
        }
        try keepOne(without: slot)
        let rows = try slotRows(vault)
        let marker: Row
        do throws(VaultError) { marker = try SlotWork.marker(rows, slot) } catch {
            throw .damaged(error.clause)
        }
        try write(
            .slotRemoved(
                slot, known.kind, reason: reason.text ?? "", sealed: SealedPins.json(of: [marker])),
            marker, by: actor)
        sessions.end(of: slot)
        return JSONObject([("slot", .string(slot.text)), ("status", "removed")])
    }

    /// What an error of the vault is to an admin who gave a secret.
    static func refusal(of error: VaultError) -> OfficeError {
        switch error {
        case .wrongSecret(.passphrase): .wrongPassphrase
        case .wrongSecret(let kind):
            .refused(
                rule: "unseal.wrong-\(kind.rawValue)", detail: error.clause,
                hint: "bursar slot list names the slots; --slot NAME tries one of them")
        case .noSuchSlot:
            .refused(
                rule: "slot.unknown", detail: error.clause,
                hint: "name the slot with --slot, and say by --key-file or --shares what opens it")
        case .passphraseTooShort(_, let least):
            .refused(
                rule: "slot.weak", detail: error.clause,
                hint: "take \(least) bytes or more: five random words are about 30")
        case .notMaterial(let kind, _):
            .refused(
                rule: "slot.weak", detail: error.clause,
                hint: "bursar slot add NAME --\(kind.rawValue) PATH --generate makes one")
        case .misshapen: .malformed(FieldError(path: "body", clause: error.clause))
        default: .damaged(error.clause)
        }
    }

    private func check(_ order: SlotOrder) throws(OfficeError) {
        let slots = journal.gate.state.slots
        switch order {
        case .verify(let name, _): guard slots[name] != nil else { throw .notFound }
        case .session(_, let holder): try Office.checkSeat(of: holder)
        case .rotateRoot(let kept, let dropsOthers, _): try checkRoot(kept, dropsOthers)
        case .rotateKeyrings(let names, _, _): try check(keyrings: names)
        case .add(let name, let kind, let shares, _):
            guard slots[name] == nil else {
                throw .refused(
                    rule: "slot.exists", detail: "there is a slot \(name.text)",
                    hint: "choose another name, or: bursar rotate slot \(name.text)")
            }
            guard slots.count < GateState.mostSlots else {
                throw .refused(
                    rule: "slot.too-many",
                    detail:
                        "there are \(slots.count) slots, and \(GateState.mostSlots) is the most",
                    hint: "remove one that is not needed: bursar slot remove NAME")
            }
            try check(kind, shares)
        case .rotate(let name, let kind, let shares, _, _):
            guard let known = slots[name] else { throw .notFound }
            guard known.kind == kind else {
                throw .refused(
                    rule: "slot.kind",
                    detail: "\(name.text) is opened by a \(known.kind.words), not a \(kind.words)",
                    hint: "add a slot of the other kind, verify it, and remove this one")
            }
            try check(kind, shares)
            if kind == .shares { try keepOne(without: name) }
        }
    }

    private func check(_ kind: SlotKind, _ shares: ShareCount?) throws(OfficeError) {
        guard (kind == .shares) == (shares != nil) else {
            throw .malformed(
                FieldError(path: "shares", clause: "goes with kind shares, and only with it"))
        }
    }

    private func keepOne(without slot: SlotName) throws(OfficeError) {
        guard !journal.gate.state.isLastVerified(slot) else {
            throw .refused(
                rule: "slot.last",
                detail: "\(slot.text) is the last slot that was seen to open this vault",
                hint: "verify another first: bursar slot verify NAME")
        }
    }

    /// The rows of the slots: each the one that the log says it is, and no other.
    ///
    /// The file may have been written to since unsealing: a slot that was removed must not come back to
    /// prove who may add one.
    private func slotRows(_ vault: OpenVault) throws(OfficeError) -> [Row] {
        let rows: [Row]
        let facts: [Row]
        do throws(LedgerError) {
            rows = try reader.rows(.slots)
            facts = try reader.rows(.meta) + reader.rows(.terms)
        } catch { throw .ledgerUnavailable }
        let pins = journal.gate.state.slotPins
        for row in rows {
            let pin = Pin(of: row)
            guard
                let known = SlotName(String(decoding: row.id, as: UTF8.self)).flatMap({ pins[$0] }),
                pin.version == known.version, pin.digest == known.digest
            else {
                throw .damaged(
                    "row \(String(decoding: row.id, as: UTF8.self)) of slots is not the one its "
                        + "entry pins")
            }
        }
        guard rows.count == pins.count else { throw .damaged("a row of slots is gone") }
        // They say what a guess at the new slot costs.
        guard facts.contains(where: { $0.table == .meta && vault.isOwn($0) }) else {
            throw .damaged("row vault of meta was edited while the vault was open")
        }
        return facts + rows
    }

    private func fail(
        _ order: SlotOrder, _ error: VaultError, by actor: Actor
    ) throws(OfficeError) -> OfficeError {
        let refusal = Office.refusal(of: error)
        switch error {
        case .wrongSecret, .noSuchSlot, .parametersRefused, .rowDamaged:
            proofDelay.failed(at: bootTime)
            let tried = order.tried
            try record(
                .unsealFailed(
                    error.clause, slot: tried.name, kind: tried.kind, findings: []),
                by: actor)
        default: break
        }
        return refusal
    }

    private func record(
        _ found: SlotAttempt.Outcome.Found, _ order: SlotOrder, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        switch (order, found) {
        case (.verify(let name, _), _):
            guard let known = journal.gate.state.slots[name] else { throw .notFound }
            try record(.slotVerified(name, known.kind), by: actor)
            return try stand(of: name)
        case (.session(_, let holder), .opened(let slot)):
            return try beginSession(of: holder, by: slot, actor)
        case (.add(let name, let kind, let shares, _), .made(let made)):
            // Whoever adds shares has not shown yet that they were written down.
            try write(
                .slotAdded(
                    name, kind, shares: shares, verified: kind != .shares, proof: made.proof,
                    sealed: SealedPins.json(of: [made.row])), made.row, by: actor)
            return try stand(of: name)
        case (.rotate(let name, let kind, let shares, _, let reason), .made(let made)):
            try write(
                .slotRotated(
                    name, kind, shares: shares, verified: kind != .shares, proof: made.proof,
                    reason: reason, sealed: SealedPins.json(of: [made.row])), made.row, by: actor)
            sessions.end(of: name)
            return try stand(of: name)
        case (.rotateRoot(let kept, _, let reason), .rewrapped(let rows)):
            return try record(newRoot: rows, kept, reason, by: actor)
        case (.rotateKeyrings(_, _, let reason), .terms(let made)):
            return try record(newTerms: made, reason, by: actor)
        // The attempt finds what its order asks for.
        case (.session, _), (.add, _), (.rotate, _), (.rotateRoot, _), (.rotateKeyrings, _):
            throw .notFound
        }
    }

    /// Writes entry and row in one transaction; no other order begins before it is durable.
    func write(_ event: Event, _ rows: Row..., by actor: Actor) throws(OfficeError) {
        try write(event, rows, by: actor)
    }

    func write(_ event: Event, _ rows: [Row], by actor: Actor) throws(OfficeError) {
        try record(event, by: actor)
        for row in rows { journal.ledger.stage(row: row) }
        isUnsealing = true
        journal.whenDurable { [weak self] _ in self?.isUnsealing = false }
    }

    private func stand(of name: SlotName) throws(OfficeError) -> JSONObject {
        guard let slot = journal.gate.state.slots[name] else { throw .notFound }
        return Office.json(name, slot)
    }

    private static func json(_ name: SlotName, _ slot: SlotRecord) -> JSONObject {
        JSONObject([
            ("slot", .string(name.text)), ("kind", .string(slot.kind.rawValue)),
            ("shares", slot.shares.map { .string($0.text) } ?? .null),
            ("verified", slot.verified.map { .string(Timestamp.seconds($0)) } ?? .null),
            ("entry", .integer(slot.entry)),
        ])
    }
}

extension SlotOrder {
    /// The slots whose secret was to be given.
    fileprivate var tried: SlotChoice {
        switch self {
        case .verify(let name, let kind): SlotChoice(name, kind: kind)
        case .session(let choice, _): choice
        case .add(_, _, _, let proof), .rotate(_, _, _, let proof, _),
            .rotateKeyrings(_, let proof, _):
            proof
        case .rotateRoot(let kept, _, _): SlotChoice(kept.count == 1 ? kept.first : nil)
        }
    }
}
