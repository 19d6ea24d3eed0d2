/// What to measure, as the command line says it.
struct Options {
    /// The agent door.
    var socket = ""
    var tokenDescriptor: Int32?
    var tokenFile: String?
    var wallet = "ethereum/main"
    var payee = ""
    /// Small, so that a budget lasts for the whole measurement.
    var amount = "0.000001"
    var asset = "ETH"
    /// The `network` object of every request; each # in it is the request's number.
    ///
    /// A nonce that counts up keeps one payment from replacing another.
    var network = """
        {"chain_id":1,"nonce":#,"gas_limit":"21000","max_fee_per_gas":"1000000000",\
        "max_priority_fee_per_gas":"1000000000"}
        """
    /// The number of the first request.
    var first: UInt64 = 0
    var connections = [1, 16, 64, 256]
    var seconds = 10
    /// Seconds before each measurement that are not counted.
    var warmup = 2
    /// The process whose CPU time is reported.
    var serverPID: Int32?
    var json = false

    static let usage = """
        usage: bursar-bench --socket PATH (--token-fd N | --tokens FILE) --to ADDRESS
               [--wallet ethereum/main] [--amount 0.000001] [--asset ETH] [--network JSON]
               [--first 0] [--connections 1,16,64,256] [--seconds 10] [--warmup 2]
               [--server-pid PID] [--json]
           or: bursar-bench steps [TIMES]
           or: bursar-bench log DIR [ENTRIES [lived]]
           or: bursar-bench open DIR
           or: bursar-bench proofs [ENTRIES]
           or: bursar-bench commit [BATCHES]
           or: bursar-bench rotate [SECRETS]

        Asks the agent door for payments, each connection one after the other, and reports how
        many were signed, durable and answered. FILE (also --agents) has a line an agent:
        TOKEN, or AGENT TOKEN, or AGENT TOKEN WALLET; connections take them in turn. The agents'
        policy must allow the requests: a 429 is answered quickly and measures nothing. Each # in
        the network object is the request's number.

        steps measures what a payment's single steps take on one core, without a daemon, as the best of ten
        rounds of TIMES each (2000).

        log writes an export of a log that the gate decided, to measure what auditing one of a million
        ENTRIES costs.

        proofs measures receipts and proofs from a log of ENTRIES (10000000;
        it takes 64 bytes of memory an entry).

        commit measures what making a payment durable takes when 64 wait, and its bytes: BATCHES (400) of 64
        decisions with their rows and checkpoints through a ledger under $TMPDIR.

        rotate measures what a new term for SECRETS (100000) takes: time, CPU and memory, and how long a secret is
        waited for meanwhile, in a vault under $TMPDIR.
        """

    init(_ arguments: [String]) throws(BenchError) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard name != "--json" else {
                json = true
                continue
            }
            guard let value = rest.popFirst() else { throw .usage("\(name) needs a value") }
            try set(name, value)
        }
        guard !socket.isEmpty else { throw .usage("--socket is missing") }
        guard !payee.isEmpty else { throw .usage("--to is missing") }
        guard (tokenFile == nil) != (tokenDescriptor == nil) else {
            throw .usage("one of --token-fd and --tokens is needed")
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(BenchError) {
        switch name {
        case "--socket": socket = value
        case "--token-fd": tokenDescriptor = try Self.number(name, value, 0...65_535)
        case "--tokens", "--agents": tokenFile = value
        case "--wallet": wallet = value
        case "--to": payee = value
        case "--amount": amount = value
        case "--asset": asset = value
        case "--network": network = value
        case "--first": first = try Self.number(name, value, 0...UInt64(1 << 53))
        case "--seconds": seconds = try Self.number(name, value, 1...86_400)
        case "--warmup": warmup = try Self.number(name, value, 0...3_600)
        case "--server-pid": serverPID = try Self.number(name, value, 1...Int32.max)
        case "--connections":
            connections = []
            for part in value.split(separator: ",") {
                connections.append(try Self.number(name, String(part), 1...4096))
            }
            guard !connections.isEmpty else { throw .usage("--connections is empty") }
        default: throw .usage("\(name) is not an option")
        }
    }

    private static func number<Value: FixedWidthInteger>(
        _ name: String, _ value: String, _ range: ClosedRange<Value>
    ) throws(BenchError) -> Value {
        guard let number = Value(value), range.contains(number) else {
            throw .usage("\(name) must be \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }
}
