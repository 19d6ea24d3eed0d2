/// What is wrong with a note, a checkpoint, a key or a proof that someone handed us.
public enum NoteError: Error, Hashable, Sendable {
    /// Not text, a blank line and signature lines (C2SP signed-note).
    case notANote
    /// A signature line that is not `— name base64`.
    case malformedSignature(line: Int)
    /// More signature lines than are read.
    case tooManySignatures(count: Int)
    /// No line is by the key that is asked for.
    case unsigned(by: String)
    /// A line claims to be by the key and does not verify.
    case wrongSignature(by: String)
    /// Not an origin, a size and a root (C2SP tlog-checkpoint).
    case notACheckpoint
    /// A checkpoint of another log.
    case otherOrigin(expected: String)
    /// Not `name+hash+base64` of an Ed25519 key whose hash agrees.
    case notAVerifierKey
    /// Not `name+hash+base64` of a witness's key whose hash agrees.
    case notAWitnessKey
    /// Not the body of an add-checkpoint request (C2SP tlog-witness).
    case notARequest
    /// Not a C2SP tlog-proof.
    case notAProof
    /// The path does not lead from the entry to the checkpoint's root.
    case notIncluded(index: UInt64, size: UInt64)

    /// The clause a person reads: lower case, no full stop.
    public var clause: String {
        switch self {
        case .notANote: "is not a signed note (text, a blank line, signature lines)"
        case .malformedSignature(let line): "has a signature line \(line) that is not — name base64"
        case .tooManySignatures(let count):
            "has \(count) signatures, more than \(SignedNote.signatureLimit)"
        case .unsigned(let name): "is not signed by \(name)"
        case .wrongSignature(let name): "has a signature by \(name) that does not verify"
        case .notACheckpoint: "is not a checkpoint (origin, size, root)"
        case .otherOrigin(let expected): "is of another log than \(expected)"
        case .notAVerifierKey: "is not a verifier key (name+hash+base64, Ed25519)"
        case .notAWitnessKey: "is not a witness's key (name+hash+base64, Ed25519 cosignatures)"
        case .notARequest:
            "is not a request to a witness (old SIZE, hashes, a blank line, a checkpoint)"
        case .notAProof: "is not a c2sp.org/tlog-proof@v1"
        case .notIncluded(let index, let size):
            "does not lead from entry \(index) to the root of the checkpoint at size \(size)"
        }
    }
}
