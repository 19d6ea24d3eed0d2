import Chains
import Keyroom
import Ledger
import Synchronization
import Terms
import Testing

@testable import Vault

@Suite struct `A card in the vault` {
    static let text = "4242424242424242\n08/27\n123\nA Holder"

    private func make(
        _ vault: OpenVault, _ text: String = text, name: String = "card/primary",
        storesCVV: Bool = false
    ) throws -> NewCard {
        let bytes = Array(text.utf8)
        let secret = try unsafe SecretBytes(copying: bytes.span.bytes)
        let entry = try CardEntry(secret, storesCVV: storesCVV)
        return try vault.makeCard(
            name: try #require(WalletName(name)), network: .mainnet, currency: "USD", entry)
    }

    @Test func `is a key that signs grants and a number of a class of its own`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let card = try make(vault)
        #expect(
            card.rows.map(\.name) == [
                "wallet/card/primary/key", "wallet/card/primary/entropy", "card/primary/number",
            ])
        #expect(card.brand == "visa")
        #expect(card.lastFour == "4242")
        #expect(card.facts.publicKey.count == 32)
        #expect(card.facts.kind == "USD")
        fixture.rows += card.rows
        #expect(try fixture.failure() == nil)
        let rings = vault.rings.withLock { $0 }
        for (secretClass, ring) in rings where secretClass != .card {
            #expect(throws: VaultError.rowDamaged(.records, id: "card/primary/number")) {
                _ = try RowPlace.open(card.rows[2], ring)
            }
        }
    }

    @Test func `keeps its CVV in memory, until the vault is sealed`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let card = try make(vault)
        let name = card.facts.name
        #expect(!vault.hasCVV(of: name))
        vault.hold(card)
        #expect(vault.hasCVV(of: name))
        fixture.rows += card.rows
        #expect(try !fixture.unseal().hasCVV(of: name))
        vault.forget()
        #expect(!vault.hasCVV(of: name))
        #expect(throws: VaultError.forgotten) { _ = try make(vault, name: "card/b") }
    }

    @Test func `is one card under one name`() throws {
        let vault = try VaultFixture().unseal()
        let card = try make(vault)
        vault.hold(card)
        #expect(throws: VaultError.cardKnown(card.facts.name)) {
            _ = try make(vault, "4242-4242-4242-4242\n01/31\n\nB", name: "card/b")
        }
        vault.hold(try make(vault, "5555555555554444\n01/31\n\nB", name: "card/b"))
    }

    @Test func `leaves nothing in its row when it is removed`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let card = try make(vault)
        vault.hold(card)
        let row = try vault.tombstone(of: card.facts.name)
        #expect(row.name == "card/primary/number")
        #expect(row.version == 2)
        #expect(row.value.count < card.rows[2].value.count / 2)
        vault.drop(card.facts.name)
        #expect(throws: VaultError.self) { _ = try vault.tombstone(of: card.facts.name) }
        fixture.rows += card.rows.dropLast() + [row]
        let again = try fixture.unseal()
        // The number may come back under another name: it is nowhere any more.
        _ = try make(again, name: "card/b")
    }

    // Each new card is compared with those that are held, under the terms that are there.
    @Test func `goes on under new terms, held and at rest, with its CVV`() throws {
        var fixture = try VaultFixture()
        let vault = try fixture.unseal()
        let card = try make(vault)
        vault.hold(card)
        let secret = Array(VaultFixture.phrase.utf8)
        let made = try unsafe SlotWork.makeTerms(
            fixture.rows, of: [.card], proof: SlotChoice(), with: secret.span.bytes)
        let term = try #require(made.terms.first)
        vault.adopt(term)
        let moved = try vault.rewrapped(card.rows, of: .card)
        #expect(moved.map(\.name) == ["card/primary/number"])
        vault.forgetOldTerms(of: .card)
        #expect(vault.hasCVV(of: card.facts.name))
        #expect(throws: VaultError.cardKnown(card.facts.name)) {
            _ = try make(vault, name: "card/b")
        }
        let marker = try OpenVault.termMarker(.card, 1, in: fixture.rows)
        fixture.rows.removeAll { $0.table == marker.table && $0.id == marker.id }
        fixture.rows += card.rows.dropLast() + moved + [marker, term.row]
        let again = try fixture.unseal()
        #expect(throws: VaultError.cardKnown(card.facts.name)) {
            _ = try make(again, name: "card/b")
        }
        // Where the held record is the one of before, nothing opens it.
        let late = try fixture.unseal()
        late.hold(card)
        #expect(throws: VaultError.self) { _ = try make(late, name: "card/b") }
    }

    @Test func `is found damaged as the vault is opened`() throws {
        var fixture = try VaultFixture()
        let card = try make(try fixture.unseal())
        let whole = fixture.rows + card.rows
        let number = card.rows[2]
        var edited = number.value
        edited[edited.count - 1] ^= 1
        fixture.rows = whole.dropLast() + [number.with(value: edited)]
        #expect(try fixture.failure() == .rowDamaged(.records, id: "card/primary/number"))
        fixture.rows = whole.dropLast() + [number.with(id: Array("card/other/number".utf8))]
        #expect(try fixture.failure() == .rowDamaged(.records, id: "card/other/number"))
        fixture.rows = whole.dropLast() + [number.with(version: 2)]
        #expect(try fixture.failure() == .rowDamaged(.records, id: "card/primary/number"))
        fixture.rows = whole.filter { !$0.name.hasPrefix("wallet/card") }
        #expect(
            try fixture.failure() == .rowMissing(.records, id: "wallet/card/primary/key"))
    }
}
