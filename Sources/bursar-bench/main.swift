internal import Glibc
internal import JSON

// A load generator for the agent door, in a process of its own: what it uses of the two cores is
// not the daemon's, and is reported beside it.

/// Writes text to a descriptor at once: what is printed to a pipe is lost when a run is cut off.
func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}

do throws(BenchError) {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "steps" {
        try StepTimes.run(Array(arguments.dropFirst()))
        exit(0)
    }
    if arguments.first == "log" {
        try LogMaker.run(Array(arguments.dropFirst()))
        exit(0)
    }
    if arguments.first == "proofs" {
        try ProofTimes.run(Array(arguments.dropFirst()))
        exit(0)
    }
    if arguments.first == "open" {
        try OpenTimes.run(Array(arguments.dropFirst()))
        exit(0)
    }
    if arguments.first == "rotate" {
        try RotateTimes.run(Array(arguments.dropFirst()))
        exit(0)
    }
    if arguments.first == "commit" {
        try CommitTimes.run(Array(arguments.dropFirst()))
        exit(0)
    }
    let options = try Options(arguments)
    let agents = try Agent.read(options)
    var writer = RequestWriter(agents, options)
    var rounds: [Round] = []
    for connections in options.connections {
        rounds.append(
            try Round.run(connections, options, agents: agents.count, writer: &writer))
    }
    let report = Report(rounds: rounds)
    write(
        options.json
            ? String(decoding: JSONWriter.write(report.json), as: UTF8.self) + "\n" : report.table,
        to: 1)
} catch {
    write("bursar-bench: \(error.clause)\n", to: 2)
    if case .usage = error {
        write(Options.usage + "\n", to: 2)
        exit(2)
    }
    exit(1)
}
