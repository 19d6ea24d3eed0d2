/// Why a simulation could not be run.
enum SimulationError: Error {
    /// The command line is wrong.
    case usage(String)
    /// What all stories share can't be made.
    case cast(String)

    var clause: String {
        switch self {
        case .usage(let clause): clause
        case .cast(let clause): "the cast \(clause)"
        }
    }
}
