import Chains
import Terms
import Testing

@Suite struct `A key's form` {
    @Test func `is taken by some chain, and every chain takes words of one kind`() {
        var all: Set<KeyForm> = []
        // What a card signs with is made here; of its number no key is made.
        #expect(Card.keyForms.isEmpty)
        for chain in Chains.all where chain.name != Card.name {
            let forms: [KeyForm] = chain.keyForms
            let derivation: KeyDerivation = chain.derivation(network: .mainnet)
            let words = forms.filter { $0.isPhrase }
            #expect(words == (derivation == .ed25519Seed ? [.tonPhrase] : [.bip39]))
            all.formUnion(forms)
        }
        #expect(all == Set(KeyForm.allCases))
    }

    @Test func `has the word that entries have`() {
        let words = KeyForm.allCases.map { $0.rawValue }
        #expect(words == ["bip39", "ton-phrase", "wif", "keystore"])
    }
}
