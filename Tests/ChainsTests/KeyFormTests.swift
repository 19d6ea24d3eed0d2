import Chains
import Terms
import Testing

@Suite struct `A key's form` {
    @Test func `is taken by some chain, and every chain takes words of one kind`() {
        var all: Set<KeyForm> = []
        for chain in Chains.all {
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
