import Chains
import Digests
import JSON
import Terms

/// The body of `payment.decided`: everything replay needs to decide again and compare.
struct DecidedPayment {
    static let kind = "payment.decided"
    /// Above this many bytes a member becomes a blob named by its SHA-256.
    ///
    /// Two of them, an intent and the rest stay below the 65,535 bytes of an entry, and a Bitcoin payment
    /// of the most inputs stays below it: what a retry or a replay needs is in the entry itself.
    private static let largestInline = 16_384

    let request: PaymentRequest
    let judgement: Judgement
    let policy: Digest32?
    let clock: ClockReading

    /// The members, and the blobs they name.
    var body: (JSONObject, blobs: [[UInt8]]) {
        var blobs: [[UInt8]] = []
        let proposal: Proposal? =
            if case .proposal(let known) = request.understanding { known } else { nil }
        let intent = inline(request.intent, decoded: proposal != nil, &blobs)
        let network = inline(request.network, decoded: proposal != nil, &blobs)
        let payload: JSON = proposal.map { self.payload($0.payload, &blobs) } ?? .null
        var members: [(String, JSON)] = [
            ("class", proposal.map { .string($0.exclusivityClass) } ?? .null),
            ("clock", clock.json),
            ("fingerprint", .string(request.fingerprint.hex)),
            ("gate", .integer(Gate.rulesVersion)),
            ("intent", intent),
            ("key", .string(request.key)),
            ("network", network),
            ("outcome", judgement.refusal == nil ? "signed" : "refused"),
            ("payload", payload),
            ("payment", .string(request.payment.text)),
            ("policy", policy.map { .string($0.hex) } ?? .null),
        ]
        if let purpose = request.purpose {
            members.append(("purpose", ["commitment": .string(purpose.hex)]))
        }
        members += [
            ("rates", .array((judgement.charge?.rates ?? []).map { .integer($0) })),
            ("rule", judgement.refusal.map { .string($0.rule) } ?? .null),
            ("wallet", .string(request.wallet.text)),
            ("windows", .array(judgement.postings.map(DecidedPayment.json))),
            ("worst_case", .array((proposal?.worstCase ?? []).map(DecidedPayment.json))),
        ]
        return (JSONObject(members), blobs)
    }

    /// What was not decoded is evidence of nothing: when large, its hash is kept and its bytes are not.
    private func inline(_ json: JSON, decoded: Bool, _ blobs: inout [[UInt8]]) -> JSON {
        if json.surelyFits(in: DecidedPayment.largestInline) { return json }
        let bytes = JSONWriter.write(json)
        guard bytes.count > DecidedPayment.largestInline else { return json }
        if decoded { blobs.append(bytes) }
        return ["sha256": .string(SHA256.hash(bytes).hex), "bytes": .integer(UInt64(bytes.count))]
    }

    private func payload(_ bytes: [UInt8], _ blobs: inout [[UInt8]]) -> JSON {
        guard bytes.count > DecidedPayment.largestInline else {
            return .string(Hex.encode(bytes))
        }
        blobs.append(bytes)
        return ["sha256": .string(SHA256.hash(bytes).hex), "bytes": .integer(UInt64(bytes.count))]
    }

    private static func json(_ spend: AssetAmount) -> JSON {
        ["amount": .string(spend.decimal), "asset": .string(spend.asset.id)]
    }

    private static func json(_ posting: Posting) -> JSON {
        [
            "after": .string(posting.after.decimal),
            "before": .string(posting.before.decimal),
            "charge": .string(posting.charge.decimal),
            "end": .string(Timestamp.precise(posting.window.end)),
            "scope": .string(posting.scope.text),
            "start": .string(Timestamp.precise(posting.window.start)),
        ]
    }
}
