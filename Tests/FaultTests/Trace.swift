import Foundation

/// System calls of a traced process, in the order in which they began and ended.
struct Trace {
    /// One call: where in the trace it began and ended.
    struct Call {
        let name: String
        let descriptor: Int
        let arguments: String
        let begin: Int
        let end: Int
        let result: Int
        let isInjected: Bool
    }

    let calls: [Call]
    /// Descriptors of the database's write-ahead log, and of listening doors' connections.
    private let logs: Set<Int>

    /// Reads what `strace -f` wrote.
    init(_ text: String) {
        var open: [Substring: (line: Substring, begin: Int)] = [:]
        var calls: [Call] = []
        for (index, line) in text.split(separator: "\n").enumerated() {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2 else { continue }
            let (thread, rest) = (parts[0], parts[1].drop { $0 == " " })
            if rest.hasSuffix("<unfinished ...>") {
                open[thread] = (rest.dropLast("<unfinished ...>".count), index)
            } else if rest.hasPrefix("<... "), let begun = open.removeValue(forKey: thread) {
                let tail = rest.firstRange(of: " resumed>").map { rest[$0.upperBound...] } ?? ""
                Trace.add(begun.line + tail, from: begun.begin, to: index, &calls)
            } else {
                Trace.add(rest, from: index, to: index, &calls)
            }
        }
        self.calls = calls
        logs = Set(
            calls.filter { $0.name == "openat" && $0.arguments.contains("bursar.db-wal\"") }
                .map(\.result))
    }

    /// How many signed payments were written to a client.
    var releases: [Call] {
        calls.filter {
            ["write", "writev", "sendto", "sendmsg"].contains($0.name)
                && $0.arguments.contains("HTTP/1.1 200") && isPayment($0)
        }
    }

    /// Releases without a flush of the log, well done, after a write to it, between the request and them.
    var unproven: [Call] { releases.filter { !isProven($0) } }

    /// What each reply answers is the last request read from its descriptor.
    private func request(before reply: Call) -> Call? {
        calls.last {
            ["read", "recvfrom", "recvmsg", "readv"].contains($0.name)
                && $0.descriptor == reply.descriptor && $0.end < reply.begin && $0.result > 0
                && $0.arguments.contains("HTTP/1.1")
        }
    }

    private func isPayment(_ reply: Call) -> Bool {
        request(before: reply)?.arguments.contains("POST /v1/payments") == true
    }

    private func isProven(_ reply: Call) -> Bool {
        guard let request = request(before: reply) else { return false }
        return calls.contains { flush in
            flush.name == "fdatasync" && logs.contains(flush.descriptor) && flush.result == 0
                && !flush.isInjected && flush.begin > request.end && flush.end < reply.begin
                && calls.contains { write in
                    write.name == "pwrite64" && logs.contains(write.descriptor)
                        && write.begin > request.end && write.end < flush.begin
                }
        }
    }

    private static func add(
        _ line: Substring, from begin: Int, to end: Int, _ calls: inout [Call]
    ) {
        guard let bracket = line.firstIndex(of: "("),
            let equals = line.ranges(of: " = ").last
        else { return }
        let arguments = line[line.index(after: bracket)..<equals.lowerBound]
        let outcome = line[equals.upperBound...]
        calls.append(
            Call(
                name: String(line[..<bracket]),
                descriptor: Int(arguments.prefix { $0.isNumber }) ?? -1,
                arguments: String(arguments), begin: begin, end: end,
                result: Int(outcome.prefix { $0.isNumber || $0 == "-" }) ?? -1,
                isInjected: outcome.hasSuffix("(INJECTED)")))
    }
}
