import Gate
public import JSON
import Ledger
import Terms
import Vault
import Wire

// A rotation is begun by an admin and done by the daemon: page after page, each a transaction of its own with an
// entry that pins the rows anew. Payments go in between, in the same batches. All that must survive is in the log:
// which term seals, and whether another still opens rows. A daemon that was killed goes on once it is unsealed.
extension Office {
    /// How many rows one entry pins; with the longest ids it stays below what an entry may hold.
    private static let page = 128
    /// How many pages in which there is nothing to do are passed by at once.
    private static let pagesAtOnce = 16

    /// Where the keyrings stand, and how far one is that is being rotated.
    public func keyrings() throws(OfficeError) -> JSONObject {
        _ = try openVault()
        let list = KeyringName.allCases.map { name -> JSON in
            let standing = journal.gate.state.keyring(name)
            var object = JSONObject([
                ("keyring", .string(name.rawValue)), ("term", .integer(standing.term)),
                ("rotating", .bool(standing.isRotating)),
                ("rewrapped", .integer(standing.rewrapped)),
            ])
            if let turn = keyringTurn, turn.keyring == name, standing.isRotating {
                object["seen"] = .integer(min(turn.seen, turn.total))
                object["rows"] = .integer(turn.total)
            }
            return .object(object)
        }
        return JSONObject([("keyrings", .array(list))])
    }

    func check(keyrings names: [KeyringName]) throws(OfficeError) {
        guard !names.isEmpty, Set(names).count == names.count else {
            throw .malformed(FieldError(path: "keyrings", clause: "must name keyrings, each once"))
        }
        for name in names where journal.gate.state.keyring(name).isRotating {
            throw .refused(
                rule: "keyring.rotating",
                detail: "the keyring \(name.rawValue) is being rotated already",
                hint: "bursar status says how far it is; it goes on by itself")
        }
        // What they seal away from the loop must be under a term that outlasts them.
        guard !isBackingUp else { throw .busy("a backup is being made") }
        guard !isImporting else { throw .busy("a wallet is being brought in") }
    }

    /// Records new terms, each with an entry, and seals with them from here on.
    func record(
        newTerms made: NewTerms, _ reason: String, by actor: Actor
    ) throws(OfficeError) -> JSONObject {
        let vault = try openVault()
        try check(keyrings: made.terms.map(\.keyring))
        for term in made.terms {
            try write(
                .keyringBegun(
                    term.keyring, term: UInt64(term.number), proof: made.proof, reason: reason,
                    sealed: SealedPins.json(of: [term.row])), term.row, by: actor)
            vault.adopt(term)
        }
        // Until then rows of before may not be where they are looked for.
        isTurningKeyrings = true
        journal.whenDurable { [weak self] _ in self?.isTurningKeyrings = false }
        return try keyrings()
    }

    /// Does the next piece of a rotation, where one is under way; called whenever the writer is done.
    public func turnKeyrings() {
        guard let vault, !isSealing, !isStopping, findings.isEmpty, journal.trouble == nil,
            !isTurningKeyrings
        else { return }
        guard
            let name = KeyringName.allCases.first(where: {
                journal.gate.state.keyring($0).isRotating
            })
        else { return keyringTurn = nil }
        do throws(LedgerError) {
            var turn: KeyringTurn
            if let known = keyringTurn, known.keyring == name {
                turn = known
            } else {
                turn = try newTurn(name)
            }
            // Passing by takes no batch whose landing would bring the loop here again.
            if try step(&turn, vault) { journal.wake() }
        } catch {
            // A file that can't be read is for the next unsealing to speak of; nothing was changed.
            keyringTurn = nil
        }
        journal.flush()
    }

    private func newTurn(_ name: KeyringName) throws(LedgerError) -> KeyringTurn {
        var total: UInt64 = 0
        for range in KeyringRange.of(name) {
            total += try reader.rowCount(in: range.table, after: range.low, before: range.high)
        }
        return KeyringTurn(name, total: total)
    }

    /// Reads on until there is something to write, or for so many pages; whether to go on at once.
    private func step(
        _ turn: inout KeyringTurn, _ vault: OpenVault
    ) throws(LedgerError) -> Bool {
        for _ in 0..<Office.pagesAtOnce {
            guard let range = turn.ranges.first else { return endPass(turn, vault) }
            let rows = try reader.rows(
                range.table, after: turn.after ?? range.low, before: range.high,
                limit: Office.page)
            guard let last = rows.last else {
                turn.ranges.removeFirst()
                turn.after = nil
                continue
            }
            let underway = journal.ledger.underway(range.table)
            let (late, still) = (
                rows.filter { underway.contains($0.id) },
                rows.filter { !underway.contains($0.id) }
            )
            if late.contains(where: { vault.isUnderOldTerm($0, of: turn.keyring) }) {
                turn.isClean = false
            }
            // Where it is wrapped and pinned anew nothing would find it any more.
            if let wallet = rows.lazy.compactMap(goneKey).first {
                discover(["the key of \(wallet.text) was destroyed and stands in its row again"])
                return false
            }
            turn.after = last.id
            turn.seen += UInt64(rows.count)
            let moved: [Row]
            do throws(VaultError) { moved = try vault.rewrapped(still, of: turn.keyring) } catch {
                // That no page could be locked says nothing of a row: it is tried again, after the next batch.
                if case .memory = error { return false }
                discover([error.clause])
                return false
            }
            guard moved.isEmpty else {
                turn.isClean = false
                keyringTurn = turn
                move(moved, of: turn.keyring)
                return false
            }
        }
        keyringTurn = turn
        return true
    }

    /// The wallet whose destroyed key a row holds.
    private func goneKey(_ row: Row) -> WalletName? {
        guard row.table == .records, let vault else { return nil }
        return journal.gate.state.ends.first { name, end in
            end.isDestroyed
                && vault.tombstones(of: name).contains { $0.id == row.id && $0.value != row.value }
        }?.key
    }

    private func move(_ rows: [Row], of keyring: KeyringName) {
        let pinned = rows.filter { RowManifest.tables.contains($0.table) }
        let event = Event.keyringRewrapped(
            keyring, term: journal.gate.state.keyring(keyring).term, rows: UInt64(rows.count),
            sealed: SealedPins.json(of: pinned))
        // The log takes nothing: the daemon ends, and the next one goes on.
        guard (try? record(event, by: ownActor)) != nil else { return }
        for row in rows { journal.ledger.stage(row: row) }
        isTurningKeyrings = true
        journal.whenDurable { [weak self] _ in self?.isTurningKeyrings = false }
    }

    /// A pass that found nothing ends the rotation: the old term's row becomes a marker, and its key goes.
    private func endPass(_ turn: KeyringTurn, _ vault: OpenVault) -> Bool {
        keyringTurn = nil
        guard turn.isClean else { return true }
        // Whoever wraps terms anew away from the loop has the old one in hand.
        guard !isUnsealing else { return false }
        let standing = journal.gate.state.keyring(turn.keyring)
        guard let rows = try? reader.rows(.terms), standing.term > 1,
            let marker = try? OpenVault.termMarker(
                turn.keyring, UInt32(standing.term - 1), in: rows)
        else {
            discover(["a row of the keyring \(turn.keyring.rawValue) is gone"])
            return false
        }
        let event = Event.keyringRotated(
            turn.keyring, term: standing.term, rows: standing.rewrapped,
            sealed: SealedPins.json(of: [marker]))
        guard (try? record(event, by: ownActor)) != nil else { return false }
        journal.ledger.stage(shredding: marker)
        isTurningKeyrings = true
        // Other orders about what opens the vault wait: they read the terms from the disk.
        isUnsealing = true
        journal.whenDurable { [weak self] result in
            self?.isTurningKeyrings = false
            self?.isUnsealing = false
            if case .success = result { vault.forgetOldTerms(of: turn.keyring) }
        }
        return false
    }

    private var ownActor: Actor { Actor(role: .daemon, name: "", uid: journal.daemonUID) }

    /// The warnings of a status: keyrings that are being rotated.
    var keyringWarnings: [String] {
        KeyringName.allCases.compactMap { name in
            let standing = journal.gate.state.keyring(name)
            guard standing.isRotating else { return nil }
            return "keyring \(name.rawValue) is being rotated to term \(standing.term): "
                + "\(standing.rewrapped) rows so far"
        }
    }
}
