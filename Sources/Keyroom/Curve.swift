import CSecp256k1
import Synchronization

/// libsecp256k1's context, blinded against side channels at start and every so many signatures.
final class Curve: Sendable {
    /// A blinding is renewed after this many signatures.
    private static let renewal = 4_096

    /// The context and how often it signed since it was blinded.
    @safe
    private struct Blinded: @unchecked Sendable {
        let context: OpaquePointer
        var uses = 0
    }

    static let shared = Curve()
    /// One context a thread at a time; signing threads make as many as they need.
    private let idle = Mutex<[Blinded]>([])

    /// Lends a blinded context to `body`.
    func lend<Value>(_ body: (OpaquePointer) throws(KeyroomError) -> Value) throws(KeyroomError)
        -> Value
    {
        var blinded = try take()
        if blinded.uses >= Curve.renewal {
            unsafe try Curve.blind(blinded.context)
            blinded.uses = 0
        }
        blinded.uses += 1
        let lent = blinded
        defer { idle.withLock { $0.append(lent) } }
        return try unsafe body(lent.context)
    }

    private func take() throws(KeyroomError) -> Blinded {
        if let blinded = idle.withLock({ $0.popLast() }) { return blinded }
        return try Curve.make()
    }

    private static func make() throws(KeyroomError) -> Blinded {
        guard let context = unsafe secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            throw .invalidKey
        }
        try unsafe blind(context)
        return unsafe Blinded(context: context)
    }

    private static func blind(_ context: OpaquePointer) throws(KeyroomError) {
        let seed = try SecretBytes.random(count: 32)
        let done = unsafe seed.withPointer { unsafe secp256k1_context_randomize(context, $0) }
        guard done == 1 else { throw .invalidKey }
    }
}
