import Keyroom
import Ledger
import Terms
import Testing

@testable import Vault

@Suite struct `A key slot` {
    private static let office = SlotName.named("office")
    private static let key = [UInt8](100..<132)
    private static let proof = Array(VaultFixture.phrase.utf8)

    private static func prefixed(_ secret: [UInt8]) -> [UInt8] {
        [0, 0, UInt8(secret.count >> 8), UInt8(secret.count & 0xFF)] + secret
    }

    private func make(
        _ rows: [Row], _ name: SlotName = office, _ kind: SlotKind = .keyFile,
        _ secret: [UInt8] = key, proof: SlotChoice = SlotChoice(),
        by opener: [UInt8] = proof
    ) throws(VaultError) -> NewSlot {
        let body = Self.prefixed(opener) + Self.prefixed(secret)
        return try unsafe SlotWork.make(rows, name, kind, proof: proof, with: body.span.bytes)
    }

    private func open(
        _ rows: [Row], _ secret: [UInt8], _ choice: SlotChoice
    ) throws(VaultError) -> SlotName {
        let result = unsafe OpenVault.open(rows, with: secret.span.bytes, by: choice)
        return try result.get().slot
    }

    private func failure(_ body: () throws(VaultError) -> Void) -> VaultError? {
        do throws(VaultError) {
            try body()
            return nil
        } catch { return error }
    }

    @Test(arguments: [SlotKind.keyFile, .shares, .credential])
    func `opens the same vault with 32 random bytes`(kind: SlotKind) throws {
        let fixture = try VaultFixture()
        let made = try make(fixture.rows, Self.office, kind)
        #expect(made.proof == .main)
        #expect(made.row.version == 1)
        let rows = fixture.rows + [made.row]
        #expect(try open(rows, Self.key, SlotChoice(kind: kind)) == Self.office)
        #expect(try open(rows, Self.key, SlotChoice(Self.office, kind: kind)) == Self.office)
        #expect(try open(rows, Self.proof, SlotChoice()) == .main)
    }

    @Test func `opens with a second passphrase, and says which of the two it was`() throws {
        let fixture = try VaultFixture()
        let second = Array("battery staple".utf8)
        let rows = fixture.rows + [try make(fixture.rows, Self.office, .passphrase, second).row]
        #expect(try open(rows, second, SlotChoice()) == Self.office)
        #expect(try open(rows, Self.proof, SlotChoice()) == .main)
        #expect(
            failure { () throws(VaultError) in
                _ = try open(rows, second, SlotChoice(.main, kind: .passphrase))
            } == .wrongSecret(.passphrase))
    }

    @Test func `is proof itself for the next`() throws {
        let fixture = try VaultFixture()
        let rows = fixture.rows + [try make(fixture.rows).row]
        let third = try make(
            rows, SlotName.named("third"), .keyFile, [UInt8](0..<32),
            proof: SlotChoice(kind: .keyFile), by: Self.key)
        #expect(third.proof == Self.office)
    }

    @Test func `is not made without a proof that opens`() throws {
        let rows = try VaultFixture().rows
        #expect(
            failure { () throws(VaultError) in _ = try make(rows, by: [1, 2, 3]) }
                == .wrongSecret(.passphrase))
        #expect(
            failure { () throws(VaultError) in
                _ = try make(rows, proof: SlotChoice(kind: .keyFile), by: Self.key)
            } == .noSuchSlot(nil, .keyFile))
        // Shares joined by another tool are a file: 32 bytes open any slot of 32 bytes, named.
        let shared = rows + [try make(rows, Self.office, .shares).row]
        #expect(try open(shared, Self.key, SlotChoice(Self.office, kind: .keyFile)) == Self.office)
        #expect(
            failure { () throws(VaultError) in
                _ = try open(shared, Self.key, SlotChoice(Self.office, kind: .passphrase))
            } == .noSuchSlot(Self.office, .passphrase))
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func `is not made of anything but 32 bytes`(count: Int) throws {
        let rows = try VaultFixture().rows
        let short = [UInt8](repeating: 9, count: count)
        let error = failure { () throws(VaultError) in
            _ = try make(rows, Self.office, .keyFile, short)
        }
        #expect(error == (count == 0 ? .misshapen : .notMaterial(.keyFile, bytes: count)))
    }

    @Test func `is not opened by 32 bytes that are not its own, nor by more or fewer`() throws {
        let fixture = try VaultFixture()
        let rows = fixture.rows + [try make(fixture.rows).row]
        for other in [Self.key.dropLast() + [0], Array(Self.key.dropLast()), Self.key + [0]] {
            #expect(
                failure { () throws(VaultError) in
                    _ = try open(rows, other, SlotChoice(kind: .keyFile))
                } == .wrongSecret(.keyFile))
        }
    }

    @Test func `opens nowhere else: not by another name, kind, version or vault`() throws {
        let fixture = try VaultFixture()
        let row = try make(fixture.rows).row
        guard case .live(let head, let wrapped)? = SlotValue(row.value) else {
            return #expect(Bool(false), "there is no slot")
        }
        let asShares = SlotHead(
            format: 2, kind: .shares, parameters: nil, salt: head.salt)
        let moved: [(Row, SlotKind)] = [
            (row.with(id: Array("cellar".utf8)), .keyFile), (row.with(version: 2), .keyFile),
            (row.with(value: SlotValue.live(asShares, wrapped: wrapped).bytes), .shares),
        ]
        for (edited, kind) in moved {
            #expect(
                failure { () throws(VaultError) in
                    _ = try open(fixture.rows + [edited], Self.key, SlotChoice(kind: kind))
                } == .wrongSecret(kind))
        }
        let other = try VaultFixture()
        #expect(
            failure { () throws(VaultError) in
                _ = try open(other.rows + [row], Self.key, SlotChoice(kind: .keyFile))
            } == .wrongSecret(.keyFile))
    }

    @Test func `with its vault's id moved along still opens no other vault's terms`() throws {
        let fixture = try VaultFixture()
        let other = try VaultFixture()
        let slots = [try make(fixture.rows).row] + fixture.rows.filter { $0.table == .slots }
        let facts = fixture.rows.filter { $0.table == .meta }
        let rest = other.rows.filter { $0.table != .slots && $0.table != .meta }
        let error = failure { () throws(VaultError) in
            _ = try open(slots + facts + rest, Self.key, SlotChoice(kind: .keyFile))
        }
        guard case .rowDamaged(.terms, _)? = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
    }

    @Test func `that was edited is named, and keeps nobody from opening another`() throws {
        let fixture = try VaultFixture()
        let row = try make(fixture.rows).row
        var value = row.value
        value[40] ^= 1
        let rows = fixture.rows + [row.with(value: value)]
        #expect(
            failure { () throws(VaultError) in
                _ = try open(rows, Self.key, SlotChoice(kind: .keyFile))
            } == .rowDamaged(.slots, id: "office"))
        #expect(try open(rows, Self.proof, SlotChoice()) == .main)
    }

    @Test func `leaves a marker that opens nothing, and whose name is given again later`() throws {
        let fixture = try VaultFixture()
        let made = try make(fixture.rows).row
        let marker = try SlotWork.marker(fixture.rows + [made], Self.office)
        #expect(marker.id == made.id)
        #expect(marker.version == 2)
        let rows = fixture.rows + [marker]
        #expect(
            failure { () throws(VaultError) in
                _ = try open(rows, Self.key, SlotChoice(kind: .keyFile))
            } == .noSuchSlot(nil, .keyFile))
        let again = try make(rows).row
        #expect(again.version == 3)
        #expect(
            try open(fixture.rows + [again], Self.key, SlotChoice(kind: .keyFile)) == Self.office)
        #expect(
            failure { () throws(VaultError) in
                _ = try SlotWork.marker(fixture.rows, Self.office)
            } == .rowMissing(.slots, id: "office"))
    }

    @Test func `is only tried by a drill`() throws {
        let rows = try VaultFixture().rows
        let right = Self.proof
        #expect(
            try unsafe SlotWork.verify(rows, SlotChoice(), with: right.span.bytes) == .main)
        let wrong: [UInt8] = [1]
        #expect(throws: VaultError.wrongSecret(.passphrase)) {
            _ = try unsafe SlotWork.verify(rows, SlotChoice(), with: wrong.span.bytes)
        }
        #expect(throws: VaultError.misshapen) {
            _ = try unsafe SlotWork.verify(rows, SlotChoice(), with: [UInt8]().span.bytes)
        }
    }

    // Golden: how a release wrapped that knew one slot and the first format.
    @Test func `of the first format opens, and is proof for one of the second`() throws {
        let fixture = try VaultFixture()
        let opened = try unsafe SlotRack(RowShelf(fixture.rows), VaultFacts(fixture.rows.meta()))
            .open(SecretBytes(copying: Self.proof.span.bytes), SlotChoice())
        let head = SlotHead(
            format: 1, kind: .passphrase, parameters: .development,
            salt: PublicBytes.random(Argon2id.saltLength))
        let passphrase = try VaultFixture.passphrase()
        let wrapped = try opened.root.wrapped(
            by: try head.key(of: passphrase),
            at: RowPlace.slot("main", vault: fixture.made.vaultID, version: 1), extra: head.bytes)
        let rows = fixture.rows.map { row in
            row.table == .slots
                ? row.with(value: SlotValue.live(head, wrapped: wrapped).bytes) : row
        }
        #expect(try open(rows, Self.proof, SlotChoice()) == .main)
        #expect(try make(rows).proof == .main)
        #expect(try make(rows, .main, .passphrase).row.version == 2)
    }

    @Test(
        arguments: [
            [], [0], [0, 0, 0, 1], [0, 0, 0, 1, 7], [0, 0, 0, 1, 7, 0, 0, 0, 0],
            [0, 0, 0, 1, 7, 0, 0, 0, 2, 7], [0, 0, 0, 1, 7, 0, 0, 0, 1, 7, 7],
            [0xFF, 0xFF, 0xFF, 0xFF, 7, 0, 0, 0, 1, 7],
        ] as [[UInt8]])
    func `takes its secrets each behind its length, or not at all`(body: [UInt8]) throws {
        let rows = try VaultFixture().rows
        #expect(throws: VaultError.misshapen) {
            _ = try unsafe SlotWork.make(
                rows, Self.office, .keyFile, proof: SlotChoice(), with: body.span.bytes)
        }
    }
}

extension [Row] {
    fileprivate func meta() throws -> VaultFacts {
        try #require(first { $0.table == .meta }.flatMap(VaultFacts.init))
    }
}

extension VaultFacts {
    fileprivate init(_ facts: VaultFacts) { self = facts }
}

extension SlotName {
    /// A name that a test spells right.
    static func named(_ text: String) -> SlotName { SlotName(text) ?? .main }
}
