internal import Digests

/// A witness's word on a checkpoint: that of all it saw of the log at `time`, this is the longest, and
/// that it extends the rest (C2SP tlog-cosignature, version 1).
public struct Cosignature: Hashable, Sendable {
    /// When it was made, seconds since 1970.
    public let time: UInt64
    /// Ed25519 over ``message(time:body:)``, 64 bytes.
    public let signature: [UInt8]

    /// Takes what a witness's key made.
    public init(time: UInt64, signature: [UInt8]) {
        self.time = time
        self.signature = signature
    }

    /// What is signed: a header, the time, and the checkpoint's text with its extension lines.
    public static func message(time: UInt64, body: String) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(body)".utf8)
    }

    /// The signature line, its LF included.
    public func line(by key: WitnessKey) -> String { noteSignature(by: key).line }

    /// The line as a note holds it: the time in eight bytes, big-endian, and the signature.
    public func noteSignature(by key: WitnessKey) -> NoteSignature {
        let stamp = stride(from: 56, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: time >> UInt64($0))
        }
        return NoteSignature(name: key.name, id: key.id, bytes: stamp + signature)
    }

    /// Reads and checks a line; nil where it is not the witness's on this text.
    init?(_ line: NoteSignature, on body: String, by key: WitnessKey) {
        guard line.bytes.count == 72 else { return nil }
        time = line.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        signature = Array(line.bytes.dropFirst(8))
        let message = Cosignature.message(time: time, body: body)
        guard Ed25519.verify(signature: signature, message: message, publicKey: key.publicKey)
        else { return nil }
    }
}

extension SignedNote {
    /// The witness's cosignature under this checkpoint, the newest where there are more.
    ///
    /// Throws ``NoteError`` where there is none, or one that does not verify.
    public func cosignature(by key: WitnessKey) throws(NoteError) -> Cosignature {
        var newest: Cosignature?
        for line in signatures
        where line.id == key.id && line.name.utf8.elementsEqual(key.name.utf8) {
            guard let found = Cosignature(line, on: text, by: key) else {
                throw .wrongSignature(by: key.name)
            }
            if found.time >= newest?.time ?? 0 { newest = found }
        }
        guard let newest else { throw .unsigned(by: key.name) }
        return newest
    }
}
