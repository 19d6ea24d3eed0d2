import Testing

@testable import Keyroom

@Suite struct `A keyring` {
    private let vault = [UInt8](repeating: 7, count: 16)

    private func ring(_ secretClass: SecretClass = .wallet, term: UInt32 = 1) throws -> Keyring {
        Keyring(
            vault: vault, secretClass: secretClass, term: term, key: try SecretBytes.random(32))
    }

    @Test func `opens what it sealed, where it was sealed`() throws {
        let ring = try ring()
        let value = try SecretBytes.random(40)
        let blob = try ring.seal(value, table: "records", id: [1], version: 2)
        let opened = try ring.open(blob, table: "records", id: [1], version: 2)
        #expect(opened.revealed == value.revealed)
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.open(blob, table: "record", id: [1], version: 2)
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.open(blob, table: "records", id: [2], version: 2)
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.open(blob, table: "records", id: [1], version: 1)
        }
    }

    @Test func `does not open a record with any one byte changed`() throws {
        let ring = try ring()
        let blob = try ring.seal(SecretBytes.random(32), table: "records", id: [1], version: 1)
        for position in blob.indices {
            var edited = blob
            edited[position] ^= 0x40
            // The key id of the value's blob names no key: nothing is looked up by it.
            if (1 + Keyring.wrappedLength + 1..<1 + Keyring.wrappedLength + 5).contains(position) {
                continue
            }
            #expect(throws: SealError.self, "byte \(position)") {
                _ = try ring.open(edited, table: "records", id: [1], version: 1)
            }
        }
    }

    @Test func `does not take one record's value with another's data key`() throws {
        let ring = try ring()
        let first = try ring.seal(SecretBytes.random(32), table: "records", id: [1], version: 1)
        let second = try ring.seal(SecretBytes.random(32), table: "records", id: [1], version: 1)
        let split = 1 + Keyring.wrappedLength
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try ring.open(
                Array(first[..<split] + second[split...]), table: "records", id: [1], version: 1)
        }
    }

    @Test func `opens nothing of another class or under another term`() throws {
        let key = try SecretBytes.random(32)
        let wallet = Keyring(
            vault: vault, secretClass: .wallet, term: 1, key: try key.duplicate())
        let card = Keyring(vault: vault, secretClass: .card, term: 1, key: try key.duplicate())
        let later = Keyring(vault: vault, secretClass: .wallet, term: 2, key: try key.duplicate())
        let blob = try wallet.seal(SecretBytes.random(8), table: "records", id: [1], version: 1)
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try card.open(blob, table: "records", id: [1], version: 1)
        }
        #expect(throws: SealError.unknownTerm(1)) {
            _ = try later.open(blob, table: "records", id: [1], version: 1)
        }
        var renumbered = blob
        renumbered[5] = 2
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try later.open(renumbered, table: "records", id: [1], version: 1)
        }
    }

    @Test func `comes out of the root key's wrapping as it went in`() throws {
        let root = try RootKey()
        let place = Place(
            vault: vault, table: "terms", id: [1], version: 1, secretClass: .api)
        let made = try root.makeTerm(1, at: place)
        let opened = try root.openTerm(1, made.blob, at: place)
        let blob = try made.keyring.seal(
            SecretBytes(bytes: [5]), table: "records", id: [1], version: 1)
        #expect(try opened.open(blob, table: "records", id: [1], version: 1).revealed == [5])
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try root.openTerm(2, made.blob, at: place)
        }
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try RootKey().openTerm(1, made.blob, at: place)
        }
    }

    @Test func `hangs on a root key that a slot opens with its very parameters`() throws {
        let slotKey = try SecretBytes.random(32)
        let place = Place(
            vault: vault, table: "slots", id: [1], version: 1, secretClass: .meta)
        let root = try RootKey()
        let wrapped = try root.wrapped(by: slotKey, at: place, extra: [1])
        let term = Place(vault: vault, table: "terms", id: [1], version: 1, secretClass: .api)
        let made = try root.makeTerm(1, at: term)
        let again = try RootKey(wrapped: wrapped, by: slotKey, at: place, extra: [1])
        _ = try again.openTerm(1, made.blob, at: term)
        #expect(throws: SealError.wrongKeyOrPlace) {
            _ = try RootKey(wrapped: wrapped, by: slotKey, at: place, extra: [2])
        }
    }
}
