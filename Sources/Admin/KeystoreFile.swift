import JSON
import Keyroom
import Terms

/// A keystore's file, read strictly where it is used; what else it holds is passed over.
///
/// Writers add members of their own, and some write `Crypto` for `crypto`; both are left to them.
struct KeystoreFile {
    let keystore: Keystore
    /// The address the file says it is of, 20 bytes; nil where it says none.
    let address: [UInt8]?

    /// Throws ``FieldError`` for what is no keystore of version 3, or asks for more work than is given.
    init(_ bytes: [UInt8]) throws(FieldError) {
        let json: JSON
        do throws(JSONError) { json = try JSONReader.read(bytes) } catch {
            throw FieldError(path: "keystore", clause: error.clause)
        }
        var fields = try ObjectReader(json, at: "keystore")
        guard try fields.integer("version") == 3 else {
            throw fields.error("version", "must be 3")
        }
        let text = try fields.optionalString("address")
        address = text.map(KeystoreFile.digits).flatMap { Hex.decode($0) }
        guard text == nil || address?.count == 20 else {
            throw fields.error("address", "must be 40 hex digits")
        }
        let usual = try fields.optionalObject("crypto")
        let other = try fields.optionalObject("Crypto")
        guard let crypto = usual ?? other, usual == nil || other == nil else {
            throw fields.error("crypto", "must be there, once")
        }
        keystore = try KeystoreFile.keystore(crypto)
    }

    private static func keystore(_ reader: ObjectReader) throws(FieldError) -> Keystore {
        var crypto = reader
        guard try crypto.string("cipher") == "aes-128-ctr" else {
            throw crypto.error("cipher", "must be aes-128-ctr")
        }
        var cipher = try crypto.object("cipherparams")
        let iv = try hex(&cipher, "iv")
        let ciphertext = try hex(&crypto, "ciphertext")
        let mac = try hex(&crypto, "mac")
        let kdf = try crypto.string("kdf")
        var parameters = try crypto.object("kdfparams")
        guard try parameters.integer("dklen") == 32 else {
            throw parameters.error("dklen", "must be 32")
        }
        let derivation: Keystore.Derivation
        switch kdf {
        case "scrypt":
            derivation = .scrypt(
                n: try parameters.integer("n"), r: try parameters.integer("r"),
                p: try parameters.integer("p"))
        case "pbkdf2":
            guard try parameters.string("prf") == "hmac-sha256" else {
                throw parameters.error("prf", "must be hmac-sha256")
            }
            derivation = .pbkdf2(rounds: try parameters.integer("c"))
        default: throw crypto.error("kdf", "must be scrypt or pbkdf2")
        }
        let salt = try hex(&parameters, "salt")
        do throws(ImportError) {
            return try Keystore(
                derivation: derivation, salt: salt, iv: iv, ciphertext: ciphertext, mac: mac)
        } catch { throw FieldError(path: "keystore", clause: error.clause) }
    }

    private static func hex(
        _ reader: inout ObjectReader, _ key: String
    ) throws(FieldError) -> [UInt8] {
        guard let bytes = Hex.decode(digits(try reader.string(key))) else {
            throw reader.error(key, "must be hex digits")
        }
        return bytes
    }

    private static func digits(_ text: String) -> String {
        text.hasPrefix("0x") ? String(text.dropFirst(2)) : text
    }
}
