public import Gate
import JSON
public import Terms

/// What is counted instead of entered: reads, quotes, retries, 400, 401, 404 and 429, by who and which rule.
public struct Tally: Sendable {
    /// What one count is kept under.
    public struct Line: Hashable, Sendable {
        /// The door.
        public let door: Actor.Role
        /// The peer's uid.
        public let uid: UInt32
        /// The agent, or empty.
        public let agent: String
        /// What happened, a word: `read`, `quote`, `retry`, `malformed`, `unknown-caller`.
        public let rule: String

        /// Names a count.
        public init(door: Actor.Role, uid: UInt32, agent: String, rule: String) {
            self.door = door
            self.uid = uid
            self.agent = agent
            self.rule = rule
        }
    }

    /// More different lines than this in a minute are counted together as `other`.
    private static let mostLines = 200
    private var counts: [Line: UInt64] = [:]

    /// An empty tally.
    public init() {}

    /// Counts one.
    public mutating func count(_ line: Line) {
        guard counts[line] != nil || counts.count < Tally.mostLines else {
            counts[Line(door: line.door, uid: 0, agent: "", rule: "other"), default: 0] += 1
            return
        }
        counts[line, default: 0] += 1
    }

    /// The entry for what was counted; nil where nothing was.
    public var event: Event? {
        guard !counts.isEmpty else { return nil }
        let ordered = counts.sorted { left, right in
            (left.key.door.rawValue, left.key.uid, left.key.agent, left.key.rule)
                < (right.key.door.rawValue, right.key.uid, right.key.agent, right.key.rule)
        }
        let lines = ordered.map { line, count -> JSON in
            [
                "door": .string(line.door.rawValue), "uid": .integer(UInt64(line.uid)),
                "agent": .string(line.agent), "rule": .string(line.rule),
                "count": .integer(count),
            ]
        }
        return .requestsCounted(lines)
    }
}
