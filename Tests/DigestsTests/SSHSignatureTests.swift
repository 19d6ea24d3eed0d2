import Testing

@testable import Digests

/// Signatures that OpenSSH made or accepts, and what is left of them when a byte is another.
@Suite struct `A signature by an SSH key` {
    struct Vectors: Decodable {
        struct Signature: Decodable {
            let name: String
            let key: String
            let signature: String
        }
        let namespace: String
        let message: String
        let signatures: [Signature]
    }

    private let vectors: Vectors
    private var message: [UInt8] { Array(vectors.message.utf8) }

    init() throws { vectors = try VectorFile.read("sshsig", as: Vectors.self) }

    private func vector(_ name: String) throws -> Vectors.Signature {
        try #require(vectors.signatures.first { $0.name == name })
    }

    /// Why a signature does not count; nil where it does.
    private func fault(
        _ armored: String, message: [UInt8]? = nil, namespace: String? = nil
    ) -> SSHSignatureError? {
        do throws(SSHSignatureError) {
            try SSHSignature(armored: armored).check(
                message: message ?? self.message, namespace: namespace ?? vectors.namespace)
            return nil
        } catch { return error }
    }

    private func fault(blob: [UInt8]) -> SSHSignatureError? {
        do throws(SSHSignatureError) {
            try SSHSignature(blob: blob).check(message: message, namespace: vectors.namespace)
            return nil
        } catch { return error }
    }

    static let good = [
        "ed25519", "ed25519-sha256", "ecdsa", "sk-ed25519", "sk-ed25519-verified", "sk-ecdsa",
    ]

    @Test(arguments: good)
    func `counts where ssh-keygen says that it does, and names its key`(name: String) throws {
        let vector = try vector(name)
        #expect(fault(vector.signature) == nil)
        let key = try #require(SSHKey(vector.key))
        #expect(try SSHSignature(armored: vector.signature).key == key)
        // The comment is passed over and does not come back.
        #expect(key.text == vector.key.split(separator: " ").prefix(2).joined(separator: " "))
        #expect(SSHKey(key.text) == key)
    }

    @Test(arguments: good)
    func `is for one message and one purpose`(name: String) throws {
        let armored = try vector(name).signature
        #expect(fault(armored, message: message + [10]) == .wrong)
        #expect(fault(armored, message: []) == .wrong)
        #expect(fault(armored, namespace: "file") == .otherNamespace(vectors.namespace))
    }

    @Test(arguments: ["sk-ed25519-untouched", "sk-ed25519-unpresent", "sk-ecdsa-untouched"])
    func `takes a finger on the key that can feel one`(name: String) throws {
        #expect(fault(try vector(name).signature) == .untouched)
    }

    @Test(arguments: ["rsa", "ecdsa384"])
    func `of another kind is not read`(name: String) throws {
        let vector = try vector(name)
        #expect(fault(vector.signature) == .unknownKind)
        #expect(SSHKey(vector.key) == nil)
    }

    // No bit is idle: whichever is turned, the whole is no signature, and nobody was said to have touched a key.
    @Test(arguments: good)
    func `has no byte that could be another`(name: String) throws {
        let blob = try SSHSignature(armored: vector(name).signature).blob
        for index in blob.indices {
            for bit in [UInt8(0x01), 0x80] {
                var bent = blob
                bent[index] ^= bit
                #expect(fault(blob: bent) != nil, "\(index) \(bit)")
            }
        }
        for count in 0..<blob.count { #expect(fault(blob: Array(blob[..<count])) == .malformed) }
        #expect(fault(blob: blob + [0]) == .malformed)
    }

    @Test func `is not made touched by saying so`() throws {
        let blob = try SSHSignature(armored: vector("sk-ed25519-untouched").signature).blob
        var bent = blob
        // The flags stand before the counter, which is last.
        bent[blob.count - 5] = 1
        #expect(fault(blob: bent) == .wrong)
    }

    @Test func `names a hash that is known, and signs by it`() throws {
        let blob = try SSHSignature(armored: vector("ed25519").signature).blob
        func named(_ hash: String) -> [UInt8] {
            blob.replacing(Array("sha512".utf8), with: Array(hash.utf8))
        }
        #expect(fault(blob: named("sha512")) == nil)
        #expect(fault(blob: named("sha384")) == .unknownHash)
        #expect(fault(blob: named("md5sum")) == .unknownHash)
    }

    @Test func `stands in its armour and in nothing else`() throws {
        let armored = try vector("ed25519").signature
        let windows = armored.replacing("\n", with: "\r\n")
        #expect(fault(windows) == nil)
        #expect(fault(String(armored.dropLast())) == nil)
        for bent in [
            "", "\n", armored + "\n", " " + armored, armored + "x",
            armored.replacing("SSH ", with: ""),
            armored.replacing("-----END SSH SIGNATURE-----\n", with: ""),
            armored.replacing("U1NI", with: "U1N I"), armored + armored,
            String(repeating: "A", count: 1 << 20),
        ] { #expect(fault(bent) == .malformed, "\(bent.prefix(80))") }
    }

    @Test func `is not what a web site had signed`() throws {
        // Another application than ssh: is somebody else's challenge.
        let key = try #require(SSHKey(vector("sk-ed25519").key))
        var blob = key.blob
        blob[blob.count - 1] = UInt8(ascii: "s")
        #expect(SSHKey(blob: blob) == nil)
        #expect(SSHKey(blob: key.blob + [0]) == nil)
        #expect(SSHKey(blob: []) == nil)
    }

    @Test(arguments: [
        "", "ssh-ed25519", "ssh-ed25519 ", "ssh-ed25519 AAAA", "ssh-ed25519  AAAA",
        "ecdsa-sha2-nistp256 AAAA x",
    ])
    func `is by no key that is none`(line: String) { #expect(SSHKey(line) == nil) }

    @Test func `is by the kind of key that the line says`() throws {
        let line = try vector("ed25519").key
        #expect(SSHKey(line.replacing("ssh-ed25519", with: "ssh-rsa")) == nil)
        #expect(SSHKey("  " + line) == nil)
    }

    @Test func `is by a point that is on its curve`() throws {
        let key = try #require(SSHKey(vector("ecdsa").key))
        var blob = key.blob
        blob[blob.count - 1] ^= 1
        #expect(SSHKey(blob: blob) == nil)
    }
}
