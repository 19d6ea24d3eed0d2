/// Writes payment requests: what never changes is laid out once, so that a request costs the two
/// cores it shares with the daemon little more than a copy.
struct RequestWriter {
    /// What stands before the key, for each agent.
    private let heads: [[UInt8]]
    /// What stands before the nonce, for each agent.
    private let bodyStarts: [[UInt8]]
    private let bodyEnd: [UInt8]
    /// What tells this run's keys from every other's.
    private let run: String
    private var nonce: UInt64

    init(_ agents: [Agent], _ options: Options) {
        heads = agents.map { agent in
            Array(
                ("POST /v1/payments HTTP/1.1\r\nHost: bursar\r\n"
                    + "Authorization: Bearer \(agent.token)\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: ").utf8)
        }
        bodyStarts = agents.map { agent in
            Array(
                (#"{"wallet":"\#(agent.wallet)","intent":{"kind":"transfer","#
                    + #""to":"\#(options.payee)","amount":"\#(options.amount)","asset":"ETH"},"#
                    + #""network":{"chain_id":\#(options.chainID),"nonce":"#).utf8)
        }
        bodyEnd = Array(
            (#","gas_limit":"21000","max_fee_per_gas":"1000000000","#
                + #""max_priority_fee_per_gas":"1000000000"}}"#).utf8)
        // A key is used once in the life of an agent, so every run has keys of its own.
        run = String(UInt64.random(in: .min ... .max) | 1 << 63, radix: 16)
        nonce = options.nonce
    }

    /// Replaces `out` with the next request of an agent.
    mutating func write(agent: Int, to out: inout [UInt8]) {
        let nonceText = String(nonce)
        let start = bodyStarts[agent]
        out.removeAll(keepingCapacity: true)
        out += heads[agent]
        out += run.utf8
        out.append(UInt8(ascii: "-"))
        out += nonceText.utf8
        out += "\r\nContent-Length: ".utf8
        out += String(start.count + nonceText.utf8.count + bodyEnd.count).utf8
        out += "\r\n\r\n".utf8
        out += start
        out += nonceText.utf8
        out += bodyEnd
        nonce += 1
    }
}
