public import Digests

/// Who must agree before a vault is loosened: so many of these people, by their SSH keys.
public struct ControlPolicy: Hashable, Sendable {
    /// The most approvers that a policy names.
    public static let mostApprovers = 16

    /// How many of them must agree.
    public let approvals: Int
    /// Their keys by their names, which have the form of agents' names; no two have one key.
    public let approvers: [String: SSHKey]

    /// Gathers checked parts.
    public init(approvals: Int, approvers: [String: SSHKey]) {
        self.approvals = approvals
        self.approvers = approvers
    }

    /// Reads an approver's key as it stands in a `.pub` file, a comment included; nil for what is none.
    public static func key(_ line: String) -> SSHKey? { SSHKey(line) }

    /// Whether one lost key would leave too few.
    public var sparesNobody: Bool { approvers.count <= approvals }
}
