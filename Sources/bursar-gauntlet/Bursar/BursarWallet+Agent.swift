import Glibc
import Synchronization

extension BursarWallet {
    /// Paths below a payment that an agent could hope to be heard at.
    private static let claims = ["report", "reports", "failed", "void", "settle", "refund"]

    private var door: String { "\(run)/agent/agent.sock" }

    func pay(_ order: PaymentOrder) -> Answer {
        guard let client = UnixClient(door) else { return .lost }
        let answer = client.ask(
            "POST", "/v1/payments", headers(order), BursarRequest.body(order))
        return answer?.answer ?? .lost
    }

    func payAndHangUp(_ order: PaymentOrder) {
        guard let client = UnixClient(door) else { return }
        client.send("POST", "/v1/payments", headers(order), BursarRequest.body(order))
        // Sometimes before it is read, sometimes before it is durable, sometimes before it is answered.
        usleep(UInt32.random(in: 0...3_000))
    }

    func claimFailure(of payment: String, by agent: String) -> Bool {
        // The form that Bursar reads: it takes the report, and must free nothing for it.
        let body = Array(#"{"outcome":"failed","detail":"the payee answered 500"}"#.utf8)
        var taken = false
        for claim in BursarWallet.claims {
            let answer = UnixClient(door)?.ask(
                "POST", "/v1/payments/\(payment)/\(claim)", [bearer(agent)], body)
            if answer?.status == 200 { taken = true }
        }
        let deleted = UnixClient(door)?.ask(
            "DELETE", "/v1/payments/\(payment)", [bearer(agent)])
        return taken || deleted?.status == 200
    }

    private func headers(_ order: PaymentOrder) -> [String] {
        [bearer(order.agent), "Idempotency-Key: \(order.key)"]
    }

    private func bearer(_ agent: String) -> String {
        "Authorization: Bearer \(state.withLock { $0.tokens[agent] ?? "" })"
    }
}
