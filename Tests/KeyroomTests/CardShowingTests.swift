import Terms
import Testing

@testable import Keyroom

@Suite struct `A card's number` {
    private let text = "4242424242424242\n08/27\n123\nA Holder\n1 Main St, Montréal"

    private var entry: EntryID {
        get throws {
            EntryID(seq: 7, leaf: try #require(Digest32([UInt8](repeating: 0, count: 32))))
        }
    }

    private func ring(_ secretClass: SecretClass = .card) throws -> Keyring {
        Keyring(
            vault: [UInt8](repeating: 7, count: 16), secretClass: secretClass, term: 1,
            key: try SecretBytes.random(32))
    }

    private func sealed(_ entry: borrowing CardEntry, _ ring: Keyring) throws -> SealedRecord {
        let id = Array("card/primary/number".utf8)
        return SealedRecord(
            table: "records", id: id, version: 1,
            blob: try ring.seal(entry.record, table: "records", id: id, version: 1))
    }

    private func shown(
        _ record: SealedRecord, _ cvv: HeldCVV?, _ ring: Keyring, proof: TestProof
    ) throws -> String {
        try ring.showCard(record, cvv: cvv, entry: try entry, durable: proof) { span in
            unsafe span.withUnsafeBytes { String(decoding: unsafe Array($0), as: UTF8.self) }
        }
    }

    @Test(arguments: [true, false])
    func `is shown as JSON, with its CVV from disk or from memory`(stores: Bool) throws {
        let ring = try ring()
        let secret = try SecretBytes(bytes: Array(text.utf8))
        let card = try CardEntry(secret, storesCVV: stores)
        let held = card.cvv
        #expect((held == nil) == stores)
        let json = try shown(try sealed(card, ring), held, ring, proof: TestProof(covers: true))
        #expect(
            json.filter { $0 != " " }
                == "{\"number\":\"4242424242424242\",\"expires\":\"2027-08\",\"holder\":\"AHolder\","
                + "\"address\":\"1MainSt,Montréal\",\"cvv\":\"123\"}")
        // Lost with the daemon's memory: the record alone has it or has none.
        let later = try shown(try sealed(card, ring), nil, ring, proof: TestProof(covers: true))
        #expect(later.contains("cvv") == stores)
    }

    @Test func `is not shown before its entry is durable, nor by another class's terms`() throws {
        let ring = try ring()
        let secret = try SecretBytes(bytes: Array(text.utf8))
        let card = try CardEntry(secret, storesCVV: false)
        let record = try sealed(card, ring)
        #expect(throws: CardError.notDurable(try entry)) {
            _ = try shown(record, nil, ring, proof: TestProof(covers: false))
        }
        let wallet = try self.ring(.wallet)
        let key = try sealed(card, wallet)
        #expect(throws: CardError.sealed(.wrongKeyOrPlace)) {
            _ = try shown(key, nil, wallet, proof: TestProof(covers: true))
        }
    }

    @Test func `is known again, whatever else is typed with it`() throws {
        let ring = try ring()
        let secret = try SecretBytes(bytes: Array(text.utf8))
        let card = try CardEntry(secret, storesCVV: false)
        let record = try sealed(card, ring)
        for (other, same) in [
            ("4242 4242 4242 4242\n01/30\n\nB", true),
            ("4000056655665556\n08/27\n123\nA Holder", false),
            ("4222222222222\n08/27\n123\nA Holder", false),
        ] {
            let text = try SecretBytes(bytes: Array(other.utf8))
            let second = try CardEntry(text, storesCVV: true)
            let found = try ring.isSameCard(record, as: second.record)
            #expect(found == same)
        }
    }
}
