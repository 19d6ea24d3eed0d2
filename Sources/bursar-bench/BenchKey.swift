internal import COpenSSL
internal import Ledger

/// The key of logs that are made to be measured: from a seed that everyone knows, and so worth nothing.
enum BenchKey {
    /// The log's name.
    static let name = "bursar.example/bench"
    private static let seed = [UInt8](repeating: 7, count: 32)

    /// The key that verifies.
    static func verifier() throws(BenchError) -> VerifierKey {
        var publicKey = [UInt8](repeating: 0, count: 32)
        var length = publicKey.count
        let pair = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        defer { unsafe EVP_PKEY_free(pair) }
        let code = unsafe EVP_PKEY_get_raw_public_key(pair, &publicKey, &length)
        guard code == 1, let key = VerifierKey(name: name, publicKey: publicKey) else {
            throw .sample("a key can't be made")
        }
        return key
    }

    /// A signed note of a checkpoint.
    static func note(_ checkpoint: Checkpoint) throws(BenchError) -> String {
        guard let signature = sign(Array(checkpoint.body.utf8)) else {
            throw .sample("a checkpoint can't be signed")
        }
        return SignedNote(
            text: checkpoint.body,
            signatures: [NoteSignature(by: try verifier(), bytes: signature)]
        ).encoded
    }

    /// What signs the checkpoints of a ledger.
    static func signer() throws(BenchError) -> CheckpointSigner {
        CheckpointSigner(key: try verifier()) { sign($0) }
    }

    private static func sign(_ body: [UInt8]) -> [UInt8]? {
        var signature = [UInt8](repeating: 0, count: 64)
        var length = signature.count
        let pair = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
        defer { unsafe EVP_PKEY_free(pair) }
        let context = unsafe EVP_MD_CTX_new()
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestSignInit(context, nil, nil, nil, pair) == 1,
            unsafe EVP_DigestSign(context, &signature, &length, body, body.count) == 1
        else { return nil }
        return signature
    }
}
