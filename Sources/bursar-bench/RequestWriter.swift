/// Writes payment requests: what never changes is laid out once, so that a request costs the two
/// cores it shares with the daemon little more than a copy.
struct RequestWriter {
    /// What stands before the key, for each agent.
    private let heads: [[UInt8]]
    /// What stands before the network object, for each agent.
    private let bodyStarts: [[UInt8]]
    /// The network object's pieces, between which the request's number stands, and the end.
    private let pieces: [[UInt8]]
    private let piecesLength: Int
    /// What tells this run's keys from every other's.
    private let run: String
    private var number: UInt64

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
                    + #""to":"\#(options.payee)","amount":"\#(options.amount)","#
                    + #""asset":"\#(options.asset)"},"network":"#).utf8)
        }
        pieces = (options.network + "}").utf8
            .split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).map(Array.init)
        piecesLength = pieces.reduce(0) { $0 + $1.count }
        // A key is used once in the life of an agent, so every run has keys of its own.
        run = String(UInt64.random(in: .min ... .max) | 1 << 63, radix: 16)
        number = options.first
    }

    /// Replaces `out` with the next request of an agent.
    mutating func write(agent: Int, to out: inout [UInt8]) {
        let numberText = Array(String(number).utf8)
        let start = bodyStarts[agent]
        out.removeAll(keepingCapacity: true)
        out += heads[agent]
        out += run.utf8
        out.append(UInt8(ascii: "-"))
        out += numberText
        out += "\r\nContent-Length: ".utf8
        let length = start.count + piecesLength + (pieces.count - 1) * numberText.count
        out += String(length).utf8
        out += "\r\n\r\n".utf8
        out += start
        for (index, piece) in pieces.enumerated() {
            if index > 0 { out += numberText }
            out += piece
        }
        number += 1
    }
}
