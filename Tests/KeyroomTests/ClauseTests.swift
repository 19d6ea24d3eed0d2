import Testing

@testable import Keyroom

@Suite struct `A clause` {
    @Test func `is lower case, without a full stop, and names what it is about`() {
        let clauses = [
            (SealError.misshapen.clause, "format 1"), (SealError.wrongKeyOrPlace.clause, "edited"),
            (SealError.unknownTerm(7).clause, "7"),
            (SealError.memory(.noLockedMemory(bytes: 9)).clause, "9"),
            (KeyError.unusable(step: 44).clause, "44"), (KeyError.unsupported.clause, "scheme"),
            (KeyError.badSignature.clause, "verify"),
            (KeyError.memory(.unreadable(errno: 4)).clause, "4"),
            (ImportError.wordCount(13, allowed: [12, 24]).clause, "12, 24"),
            (ImportError.unknownWord(5).clause, "5"), (ImportError.phraseChecksum.clause, "word"),
            (ImportError.passwordedPhrase.clause, "password"),
            (ImportError.bip39Phrase.clause, "BIP-39"), (ImportError.notTONPhrase.clause, "TON"),
            (ImportError.notWIF.clause, "52"), (ImportError.wifChecksum.clause, "checksum"),
            (ImportError.wifUncompressed.clause, "segwit"),
            (ImportError.wifNetwork.clause, "network"),
            (ImportError.keystore(field: "iv", clause: "has 1 byte").clause, "iv has"),
            (ImportError.wrongPassphrase.clause, "keystore"),
            (ImportError.noKey(.unsupported).clause, "scheme"),
            (ImportError.memory(.unreadable(errno: 4)).clause, "4"),
            (RoomError.forgotten.clause, "wiped"),
            (RoomError.memory(.noLockedMemory(bytes: 9)).clause, "9"),
        ]
        for (clause, part) in clauses {
            #expect(clause.contains(part))
            #expect(clause.last != ".")
            #expect(clause.first?.isUppercase == false)
        }
    }

    @Test func `has a word for each class, and no two the same`() {
        #expect(SecretClass.allCases.map(\.word) == ["wallet", "card", "api", "meta"])
        #expect(SecretClass.allCases.map(\.rawValue) == [1, 2, 3, 4])
    }
}
