import COpenSSL
import Foundation
import Ledger
import Synchronization
import Terms

/// A log's key for tests: signs through OpenSSL, whose Ed25519 the library only verifies with.
struct TestLog {
    let key: VerifierKey
    private let seed: [UInt8]

    init(name: String = "bursar.local/test", seed byte: UInt8 = 7) {
        seed = [UInt8](repeating: byte, count: 32)
        var publicKey = [UInt8](repeating: 0, count: 32)
        var length = 32
        let pair = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32)
        unsafe EVP_PKEY_get_raw_public_key(pair, &publicKey, &length)
        unsafe EVP_PKEY_free(pair)
        guard let key = VerifierKey(name: name, publicKey: publicKey) else { fatalError("a name") }
        self.key = key
    }

    var signer: CheckpointSigner { CheckpointSigner(key: key) { sign($0) } }

    func sign(_ body: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        var length = 64
        let pair = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32)
        let context = unsafe EVP_MD_CTX_new()
        unsafe EVP_DigestSignInit(context, nil, nil, nil, pair)
        unsafe EVP_DigestSign(context, &signature, &length, body, body.count)
        unsafe EVP_MD_CTX_free(context)
        unsafe EVP_PKEY_free(pair)
        return signature
    }

    func note(size: UInt64, root: Digest32) -> String {
        let body = Checkpoint(origin: key.name, size: size, root: root).body
        let signature = NoteSignature(by: key, bytes: sign(Array(body.utf8)))
        return SignedNote(text: body, signatures: [signature]).encoded
    }
}

/// An entry as the daemon writes one, without anything of its own.
func entry(_ seq: UInt64, second: Int? = nil, more: String = "") -> [UInt8] {
    let moment = Moment(seconds: 1_790_000_000 + Int64(second ?? Int(seq)))
    let blind = String(repeating: "0", count: 32 - String(seq).count) + String(seq)
    return Array(
        """
        {"actor":{"name":"","role":"daemon","uid":0},"blind":"\(blind)","kind":"daemon.started",\
        "seq":\(seq),"time":"\(Timestamp.precise(moment))","v":1\(more)}
        """.utf8)
}

/// A directory of its own for one test, removed with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/ledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path + "/home", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var files: LedgerFiles {
        LedgerFiles(database: path + "/home/bursar.db", anchor: path + "/home.anchor")
    }
}

extension Ledger {
    /// Commits and waits for the writer's word.
    @discardableResult
    func committed(by log: TestLog? = nil) throws -> Committed {
        let word = Word()
        commit(signedBy: log?.signer) { word.say($0) }
        return try word.awaited().get()
    }
}

/// What the writer said, for a test that waits.
final class Word: Sendable {
    private let said = Mutex<Result<Committed, LedgerError>?>(nil)
    private let waiting = DispatchSemaphore(value: 0)

    func say(_ result: Result<Committed, LedgerError>) {
        said.withLock { $0 = result }
        waiting.signal()
    }

    func awaited() -> Result<Committed, LedgerError> {
        waiting.wait()
        return said.withLock { $0 } ?? .failure(.closed)
    }
}
