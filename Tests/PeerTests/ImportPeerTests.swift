@testable import AdminTests
@testable import Chains
@testable import Keyroom
import Admin
import Digests
import JSON
import Terms
import Testing
import Wire

/// Other people's code judges the lines: scripts/test runs Tests/Peers/import_peer.py on them.
@Suite struct `Wallets that other programs made` {
    /// What somebody would bring: in which form, typed how, and the file beside it.
    private struct Brought {
        let wallet: String
        let network: Network
        let form: KeyForm
        let typed: String
        var keystore: JSON?
    }

    private static let each = 40
    private static let tonPhrases = 4

    @Test func `come in under the keys and addresses that their own programs show`() throws {
        var chance = Chance(seed: PeerFile.seed())
        let premises = try Premises.found()
        try premises.unseal()
        var brought: [Brought] = []
        for index in 0..<Self.each {
            let network: Network = index.isMultiple(of: 2) ? .mainnet : .testnet
            let length = [16, 20, 24, 28, 32][index % 5]
            let phrase = try Self.phrase(chance.bytes(length))
            brought.append(
                Brought(wallet: "bitcoin", network: network, form: .bip39, typed: phrase))
            brought.append(
                Brought(
                    wallet: "ethereum", network: network, form: .bip39,
                    typed: try Self.phrase(chance.bytes(length))))
            brought.append(Self.wif(chance.bytes(32), network))
            brought.append(try Self.keystore(chance.bytes(32), chance.bytes(32), index))
        }
        for _ in 0..<Self.tonPhrases { brought.append(try Self.ton(&chance)) }
        var lines: [UInt8] = []
        for (index, one) in brought.enumerated() {
            lines += PeerFile.line(try Self.line(one, index, premises))
        }
        #expect(try premises.entries("wallet.created").count == brought.count)
        try PeerFile.write(lines, "import.ndjson")
    }

    /// Looks, keeps, and says what was shown.
    private static func line(
        _ one: Brought, _ index: Int, _ premises: Premises
    ) throws -> JSON {
        let shown = try bring(one, index, address: nil, premises)
        guard case .string(let address)? = shown["address"] else { return .null }
        let kept = try bring(one, index, address: address, premises)
        #expect(kept == shown)
        try premises.settle()
        return [
            "form": .string(one.form.rawValue), "typed": .string(one.typed),
            "keystore": one.keystore ?? .null, "chain": .string(one.wallet),
            "network": .string(one.network.rawValue), "address": .string(address),
            "public_key": shown["public_key"] ?? .null,
        ]
    }

    private static func bring(
        _ one: Brought, _ index: Int, address: String?, _ premises: Premises
    ) throws -> JSONObject {
        let wanted = WalletImport(
            wallet: try #require(WalletName("\(one.wallet)/in-\(index)")), network: one.network,
            kind: nil, form: one.form.rawValue, address: address)
        let attempt = try premises.office.beginImport(wanted, keeps: address != nil)
        var body = Array(one.typed.utf8)
        if let keystore = one.keystore { body += [10] + JSONWriter.write(keystore) }
        let outcome = unsafe attempt.make(from: body.span.bytes)
        return try premises.office.finishImport(outcome, by: Premises.admin)
    }

    private static func phrase(_ entropy: [UInt8]) throws -> String {
        let secret = unsafe try SecretBytes(copying: entropy.span.bytes)
        return try text(Mnemonic.phrase(entropy: secret))
    }

    private static func text(_ secret: borrowing SecretBytes) -> String {
        let bytes = (0..<secret.count).map { unsafe secret.address[$0] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func wif(_ key: [UInt8], _ network: Network) -> Brought {
        let version: UInt8 = network == .mainnet ? 0x80 : 0xEF
        return Brought(
            wallet: "bitcoin", network: network, form: .wif,
            typed: Base58Check.encode([version] + key + [1]))
    }

    /// Written as other programs write them, with little work in it: PBKDF2 here, scrypt in the vectors.
    private static func keystore(
        _ key: [UInt8], _ salt: [UInt8], _ index: Int
    ) throws -> Brought {
        let typed = "passphrase \(index)"
        let passphrase = unsafe try SecretBytes(copying: Array(typed.utf8).span.bytes)
        let derived = try PBKDF2<HMACSHA256>.key(password: passphrase, salt: salt, rounds: 16)
        var sealed = try SecretBytes(count: 32)
        let iv = Array(salt.prefix(16))
        try AES128CTR.apply(key, key: derived, iv: iv, into: &sealed, at: 0)
        let ciphertext = (0..<32).map { unsafe sealed.address[$0] }
        let half = (16..<32).map { unsafe derived.address[$0] }
        let file: JSON = [
            "version": 3, "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
            "crypto": [
                "cipher": "aes-128-ctr", "cipherparams": ["iv": .string(Hex.encode(iv))],
                "ciphertext": .string(Hex.encode(ciphertext)), "kdf": "pbkdf2",
                "kdfparams": [
                    "c": 16, "dklen": 32, "prf": "hmac-sha256", "salt": .string(Hex.encode(salt)),
                ],
                "mac": .string(Keccak256.hash(half + ciphertext).hex),
            ],
        ]
        return Brought(
            wallet: "ethereum", network: .mainnet, form: .keystore, typed: typed, keystore: file)
    }

    /// Tries words until they are a phrase, as TON wallets do: one in 256 is.
    private static func ton(_ chance: inout Chance) throws -> Brought {
        while true {
            let entropy = chance.bytes(32)
            let typed = try phrase(entropy)
            let secret = unsafe try SecretBytes(copying: Array(typed.utf8).span.bytes)
            let read = try Phrase(reading: secret, counts: [24])
            if (try? TONPhrase.seed(read)) != nil {
                return Brought(
                    wallet: "ton", network: .mainnet, form: .tonPhrase, typed: typed)
            }
        }
    }
}

extension Chance {
    fileprivate mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }
}
