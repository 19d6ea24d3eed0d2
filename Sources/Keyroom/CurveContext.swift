internal import CSecp256k1
internal import CSodium

/// A libsecp256k1 context, blinded with randomness of its own.
///
/// Randomising changes the context, so each belongs to one bench and is never shared by threads.
@safe
struct CurveContext: ~Copyable {
    @unsafe let pointer: OpaquePointer
    private var uses = 0

    /// After how many signatures the blinding is drawn anew; at 31 us it costs 0.5 us a signature.
    static let usesPerBlinding = 64

    init() throws(SecretError) {
        // A context holds no key; libsecp256k1 gives none only where memory is out.
        guard let made = unsafe secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            throw .noLockedMemory(bytes: 0)
        }
        unsafe pointer = made
        blind()
    }

    deinit { unsafe secp256k1_context_destroy(pointer) }

    /// Counts a use of a key, and blinds again when it is time.
    mutating func countUse() {
        uses += 1
        if uses.isMultiple(of: CurveContext.usesPerBlinding) { blind() }
    }

    // Side channels see a multiple of the key that differs from one blinding to the next.
    private func blind() {
        var seed = PublicBytes.random(32)
        _ = unsafe secp256k1_context_randomize(pointer, seed)
        unsafe sodium_memzero(&seed, seed.count)
    }
}
