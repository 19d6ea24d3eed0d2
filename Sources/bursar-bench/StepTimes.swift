internal import Chains
internal import Terms

/// What single steps of a payment take on one core, without a daemon: `bursar-bench steps [TIMES]`.
enum StepTimes {
    /// Measures each chain's decoding, worst case and building, and prints a line for each.
    static func run(_ arguments: [String]) throws(BenchError) {
        let times = arguments.isEmpty ? 2_000 : Int(arguments[0]) ?? 0
        guard arguments.count < 2, (1...10_000_000).contains(times) else {
            throw .usage("steps takes one number of times at most")
        }
        write("propose (read, bound, build, read back)       µs\n", to: 1)
        for (name, request) in try SampleRequests.all() {
            guard let chain = Chains.named(request.wallet.name.chain) else { continue }
            let nanoseconds = try best(of: times) { () throws(ChainError) in
                _ = try chain.propose(request)
            }
            write(line(name, nanoseconds), to: 1)
        }
        write("apply (judge and post, 100 agents)             µs\n", to: 1)
        for (name, nanoseconds) in try GateTimes.run() { write(line(name, nanoseconds), to: 1) }
    }

    private static func line(_ name: String, _ nanoseconds: UInt64) -> String {
        line(name, microseconds(nanoseconds))
    }

    /// Nanoseconds as microseconds with one digit.
    static func microseconds(_ nanoseconds: UInt64) -> String {
        let tenths = (nanoseconds + 50) / 100
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// A name and a figure in a column.
    static func line(_ name: String, _ figure: String) -> String {
        let gap = String(repeating: " ", count: max(1, 48 - name.count - figure.count))
        return "\(name)\(gap)\(figure)\n"
    }

    /// The mean of the best of ten rounds: what the others add is the machine's, not the step's.
    private static func best(
        of times: Int, _ step: () throws(ChainError) -> Void
    ) throws(BenchError) -> UInt64 {
        var best = UInt64.max
        for _ in 0..<10 {
            let start = Clock.ownCPU()
            do { for _ in 0..<times { try step() } } catch {
                throw .sample("a payment is not built: \(error)")
            }
            best = min(best, (Clock.ownCPU() - start) / UInt64(times))
        }
        return best
    }
}
