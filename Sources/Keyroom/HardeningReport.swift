/// What the process was hardened with, for `status` and the log.
public struct HardeningReport: Hashable, Sendable {
    /// How one measure went.
    public enum Outcome: Hashable, Sendable {
        /// In force.
        case reached
        /// Not in force, and why.
        case missed(String)

        /// `reached`, or the reason.
        public var text: String {
            switch self {
            case .reached: "reached"
            case .missed(let reason): reason
            }
        }
    }

    /// One measure.
    public struct Measure: Hashable, Sendable {
        /// Its name in `status`: `no_core_dumps`.
        public let name: String
        /// How it went.
        public let outcome: Outcome
    }

    /// The measures, in the order they were taken.
    public let measures: [Measure]

    /// Whether all are in force.
    public var isComplete: Bool { measures.allSatisfy { $0.outcome == .reached } }
}
