import Chains
import Terms
import Testing

@testable import Keyroom

@Suite struct `A keystore` {
    private struct Suite: Decodable { let vectors: [Vector] }
    struct Vector: Decodable {
        struct File: Decodable { let crypto: Crypto }
        struct Crypto: Decodable {
            struct CipherParams: Decodable { let iv: HexBytes }
            struct KDFParams: Decodable {
                let n, r, p, c: UInt64?
                let salt: HexBytes
            }
            let ciphertext, mac: HexBytes
            let cipherparams: CipherParams
            let kdf: String
            let kdfparams: KDFParams
        }
        let name, password: String
        let key: HexBytes
        let json: File

        func keystore(ciphertext: [UInt8]? = nil, mac: [UInt8]? = nil) throws -> Keystore {
            let crypto = json.crypto
            let kdf = crypto.kdfparams
            return try Keystore(
                derivation: crypto.kdf == "scrypt"
                    ? .scrypt(n: kdf.n ?? 0, r: kdf.r ?? 0, p: kdf.p ?? 0)
                    : .pbkdf2(rounds: kdf.c ?? 0),
                salt: kdf.salt.bytes, iv: crypto.cipherparams.iv.bytes,
                ciphertext: ciphertext ?? crypto.ciphertext.bytes, mac: mac ?? crypto.mac.bytes)
        }
    }

    private func vectors() throws -> [Vector] {
        try VectorFile.read("keystore_v3", as: Suite.self).vectors
    }

    private func open(_ keystore: Keystore, _ password: String) throws -> [UInt8] {
        let passphrase = try SecretBytes(bytes: Array(password.utf8))
        return try KeyMaker().importedKey(
            passphrase, from: .keystore(keystore), derivation: .bip32([]), network: .mainnet
        ).key.revealed
    }

    @Test func `opens to the key the vectors have, under their passphrase alone`() throws {
        let vectors = try vectors()
        #expect(vectors.count == 4)
        for vector in vectors {
            #expect(
                try open(vector.keystore(), vector.password) == vector.key.bytes, "\(vector.name)")
        }
        #expect(throws: ImportError.wrongPassphrase) {
            _ = try open(vectors[2].keystore(), vectors[2].password + "x")
        }
    }

    @Test func `does not open where a byte of it was changed`() throws {
        let vector = try vectors()[3]
        var ciphertext = vector.json.crypto.ciphertext.bytes
        ciphertext[0] ^= 1
        var mac = vector.json.crypto.mac.bytes
        mac[31] ^= 1
        for keystore in [
            try vector.keystore(ciphertext: ciphertext), try vector.keystore(mac: mac),
        ] {
            #expect(throws: ImportError.wrongPassphrase) {
                _ = try open(keystore, vector.password)
            }
        }
    }

    @Test(arguments: [
        (Keystore.Derivation.scrypt(n: 0, r: 8, p: 1), "n"), (.scrypt(n: 1, r: 8, p: 1), "n"),
        (.scrypt(n: 3, r: 8, p: 1), "n"), (.scrypt(n: 1 << 31, r: 1, p: 1), "n"),
        (.scrypt(n: .max, r: 8, p: 1), "n"), (.scrypt(n: 2, r: 0, p: 1), "r"),
        (.scrypt(n: 2, r: .max, p: 1), "r"), (.scrypt(n: 2, r: 8, p: 0), "p"),
        (.scrypt(n: 1 << 20, r: 8, p: 1), "n, r and p"),
        (.scrypt(n: 1 << 18, r: 8, p: 9), "n, r and p"),
        (.pbkdf2(rounds: 0), "c"), (.pbkdf2(rounds: 1 << 22 + 1), "c"),
    ])
    func `asks for no more work than is given`(
        derivation: Keystore.Derivation, field: String
    ) throws {
        do {
            _ = try Keystore(
                derivation: derivation, salt: [], iv: [UInt8](repeating: 0, count: 16),
                ciphertext: [UInt8](repeating: 0, count: 32),
                mac: [UInt8](repeating: 0, count: 32))
            Issue.record("\(derivation) was taken")
        } catch {
            guard case .keystore(let named, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(named == field)
        }
    }

    @Test(arguments: [
        (257, 16, 32, 32), (0, 15, 32, 32), (0, 16, 27, 32), (0, 16, 33, 32), (0, 16, 32, 31),
    ])
    func `has parts of the lengths they have`(salt: Int, iv: Int, text: Int, mac: Int) throws {
        let bytes = { (count: Int) in [UInt8](repeating: 0, count: count) }
        #expect(throws: ImportError.self) {
            _ = try Keystore(
                derivation: .pbkdf2(rounds: 1), salt: bytes(salt), iv: bytes(iv),
                ciphertext: bytes(text), mac: bytes(mac))
        }
    }

    /// NIST SP 800-38A, F.5.1 and F.5.2: four blocks of AES-128 in counter mode.
    @Test func `is encrypted as NIST has it`() throws {
        let key = try SecretBytes(bytes: HexText.bytes("2b7e151628aed2a6abf7158809cf4f3c"))
        let iv = try HexText.bytes("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
        let plain = try HexText.bytes(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710")
        let sealed = try HexText.bytes(
            "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
                + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee")
        for (input, expected) in [(plain, sealed), (sealed, plain)] {
            var output = try SecretBytes(count: 64)
            try AES128CTR.apply(input, key: key, iv: iv, into: &output, at: 0)
            #expect(output.revealed == expected)
        }
        var short = try SecretBytes(count: 63)
        #expect(throws: SecretError.self) {
            try AES128CTR.apply(plain, key: key, iv: iv, into: &short, at: 0)
        }
    }
}
