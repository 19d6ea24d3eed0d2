internal import Keyroom
internal import Ledger
internal import Terms

/// The key slots of a vault: finds the one that a secret opens, and makes new ones.
struct SlotRack {
    private let rows: [Row]
    private let facts: VaultFacts

    init(_ shelf: RowShelf, _ facts: VaultFacts) {
        rows = shelf.rows(.slots)
        self.facts = facts
    }

    /// The row of a slot, a removed one's marker included.
    func row(_ name: SlotName) -> Row? { rows.first { $0.id == Array(name.text.utf8) } }

    /// Opens the root key by the first of the chosen slots that the secret opens.
    ///
    /// A damaged row keeps nobody from opening another; it is named where none opens.
    func open(
        _ secret: borrowing SecretBytes, _ choice: SlotChoice
    ) throws(VaultError) -> OpenedSlot {
        var damaged: VaultError?
        var wasTried = false
        for row in rows {
            guard let name = SlotName(row.name), choice.name.map({ $0 == name }) ?? true else {
                continue
            }
            guard row.version >= RowName.firstVersion, let value = SlotValue(row.value) else {
                damaged = damaged ?? .rowDamaged(.slots, id: row.name)
                continue
            }
            guard case .live(let head, let wrapped) = value, choice.fits(head.kind) else {
                continue
            }
            wasTried = true
            do throws(VaultError) {
                let root = try open(secret, row, head, wrapped)
                return OpenedSlot(root: root, slot: name, kind: head.kind)
            } catch {
                if error != .wrongSecret(head.kind) { damaged = damaged ?? error }
            }
        }
        if let damaged { throw damaged }
        guard !rows.isEmpty else { throw .rowMissing(.slots, id: RowName.mainSlot) }
        throw wasTried ? .wrongSecret(choice.kind) : .noSuchSlot(choice.name, choice.kind)
    }

    private func open(
        _ secret: borrowing SecretBytes, _ row: Row, _ head: SlotHead, _ wrapped: [UInt8]
    ) throws(VaultError) -> RootKey {
        if let parameters = head.parameters {
            guard parameters.isAllowed(development: facts.development) else {
                throw .parametersRefused(parameters)
            }
        } else if secret.count != SlotMaterial.length {
            throw .wrongSecret(head.kind)
        }
        let key = try VaultError.secret { () throws(SecretError) in try head.key(of: secret) }
        do throws(SealError) {
            return try RootKey(
                wrapped: wrapped, by: key,
                at: RowPlace.slot(row.name, vault: facts.id, version: row.version),
                extra: head.bytes)
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw error == .misshapen
                ? .rowDamaged(.slots, id: row.name) : .wrongSecret(head.kind)
        }
    }

    /// Wraps the root key for a slot, and opens it again from the row with the same secret.
    func make(
        _ name: SlotName, _ kind: SlotKind, for root: borrowing RootKey,
        by secret: borrowing SecretBytes
    ) throws(VaultError) -> Row {
        if kind == .passphrase {
            guard facts.development || secret.count >= VaultSeed.leastPassphrase else {
                throw .passphraseTooShort(bytes: secret.count, least: VaultSeed.leastPassphrase)
            }
        } else if secret.count != SlotMaterial.length {
            throw .notMaterial(kind, bytes: secret.count)
        }
        let head = SlotHead(kind, development: facts.development)
        let version = (row(name)?.version).map { $0 + 1 } ?? RowName.firstVersion
        let place = RowPlace.slot(name.text, vault: facts.id, version: version)
        let wrapped = try VaultError.secret { () throws(SecretError) in
            let key = try head.key(of: secret)
            return try root.wrapped(by: key, at: place, extra: head.bytes)
        }
        let made = RowPlace.row(.slots, place, SlotValue.live(head, wrapped: wrapped).bytes)
        let opened = try open(secret, made, head, wrapped)
        guard opened.equals(root) else { throw .rowDamaged(.slots, id: made.name) }
        return made
    }

    /// The marker that takes the place of a slot's row.
    func marker(_ name: SlotName) throws(VaultError) -> Row {
        guard let row = row(name) else { throw .rowMissing(.slots, id: name.text) }
        return Row(
            table: .slots, id: row.id, version: row.version + 1, value: SlotValue.removed.bytes,
            mac: [])
    }
}
