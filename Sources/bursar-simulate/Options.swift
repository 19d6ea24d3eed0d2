/// What to run, as the command line says it.
struct Options: Equatable, Sendable {
    /// How many seeds.
    var seeds: UInt64 = 10_000
    /// The first of them.
    var from: UInt64 = 0
    /// Acts in each story.
    var steps = 200
    /// One seed alone.
    var seed: UInt64?
    /// Whether its acts are told.
    var isVerbose = false
    /// A fault to plant.
    var fault: Fault?

    static let usage = """
        usage: bursar-simulate [--seeds 10000] [--from 0] [--steps 200] [--plant FAULT]
           or: bursar-simulate --seed N [--steps 200] [--verbose] [--plant FAULT]

        Lives through one story a seed: agents, admins, clocks, chains and crashes around the real gate. An
        auditor that shares nothing with the gate checks every reply. Ends with 1 at the first thing that is
        wrong and names its seed, which tells the same story again. --plant makes the daemon faulty, to see
        that it is found: \(Fault.allCases.map(\.rawValue).joined(separator: ", ")).
        """

    /// Reads arguments; throws ``SimulationError/usage(_:)`` for the first that is none.
    init(_ arguments: [String]) throws(SimulationError) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard name != "--verbose" else {
                isVerbose = true
                continue
            }
            guard let value = rest.popFirst() else { throw .usage("\(name) needs a value") }
            switch name {
            case "--seeds": seeds = try Options.number(name, value, 1...1_000_000_000)
            case "--from": from = try Options.number(name, value, 0...(1 << 62))
            case "--seed": seed = try Options.number(name, value, 0...(1 << 62))
            case "--steps": steps = Int(try Options.number(name, value, 1...1_000_000))
            case "--plant":
                guard let known = Fault(rawValue: value) else {
                    throw .usage("\(value) is not a fault")
                }
                fault = known
            default: throw .usage("\(name) is not an option")
            }
        }
        guard !isVerbose || seed != nil else { throw .usage("--verbose needs --seed") }
    }

    private static func number(
        _ name: String, _ value: String, _ range: ClosedRange<UInt64>
    ) throws(SimulationError) -> UInt64 {
        guard let number = UInt64(value), range.contains(number) else {
            throw .usage("\(name) must be \(range.lowerBound)…\(range.upperBound)")
        }
        return number
    }
}
