import Chains
import Digests
import JSON
import Terms

/// A request as its entry has it: members too large for the entry as blobs named by their SHA-256.
struct LoggedRequest {
    /// Above this many bytes a member becomes a blob.
    ///
    /// Two of them, an intent and the rest stay below the 65,535 bytes of an entry, and a Bitcoin payment
    /// of the most inputs stays below it: what a retry or a replay needs is in the entry itself.
    private static let largestInline = 16_384
    private static let label = Array("bursar approval v1\n".utf8)

    let intent: JSON
    let network: JSON
    let payload: LoggedPayload
    let blobs: [[UInt8]]
    private let request: PaymentRequest

    /// What an approval binds: SHA-256 of the label and the RFC 8785 form of agent, payment, wallet, intent
    /// and network as logged.
    var digest: Digest32 {
        Self.digest(
            agent: request.agent, payment: request.payment, wallet: request.wallet,
            intent: intent, network: network)
    }

    init(_ request: PaymentRequest) {
        self.request = request
        let proposal: Proposal? =
            if case .proposal(let known) = request.understanding { known } else { nil }
        var blobs: [[UInt8]] = []
        intent = Self.inline(request.intent, isDecoded: proposal != nil, &blobs)
        network = Self.inline(request.network, isDecoded: proposal != nil, &blobs)
        payload = proposal.map { Self.payload($0.payload, &blobs) } ?? .none
        self.blobs = blobs
    }

    /// The digest of what an entry says was asked.
    static func digest(
        agent: AgentName, payment: PaymentID, wallet: WalletName, intent: JSON, network: JSON
    ) -> Digest32 {
        let asked: JSON = [
            "agent": .string(agent.text), "intent": intent, "network": network,
            "payment": .string(payment.text), "wallet": .string(wallet.text),
        ]
        return SHA256.hash(label + JSONWriter.write(asked))
    }

    /// What was not decoded is evidence of nothing: when large, its hash is kept and its bytes are not.
    private static func inline(_ json: JSON, isDecoded: Bool, _ blobs: inout [[UInt8]]) -> JSON {
        if json.surelyFits(in: largestInline) { return json }
        let bytes = JSONWriter.write(json)
        guard bytes.count > largestInline else { return json }
        if isDecoded { blobs.append(bytes) }
        return ["sha256": .string(SHA256.hash(bytes).hex), "bytes": .integer(UInt64(bytes.count))]
    }

    private static func payload(_ bytes: [UInt8], _ blobs: inout [[UInt8]]) -> LoggedPayload {
        guard bytes.count > largestInline else { return LoggedPayload(bytes) }
        blobs.append(bytes)
        return LoggedPayload(blob: SHA256.hash(bytes), bytes: bytes.count)
    }
}
