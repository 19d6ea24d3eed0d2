/// One thing that a door does: a method and a path, in which `{name}` stands for any name.
struct DoorVerb: Hashable, Sendable {
    let method: DoorRequest.Method
    let path: String

    init(_ method: DoorRequest.Method, _ path: String) {
        self.method = method
        self.path = path
    }
}

extension Door {
    /// Everything that the door does, from the types that requests are told apart by: what one of those
    /// learns stands here, too.
    var verbs: [DoorVerb] {
        switch self {
        case .agent: Door.agentPaths.map { DoorVerb($0.value, $0.key) }
        case .feed: [DoorVerb(.get, Door.ratesPath), DoorVerb(.post, Door.ratesPath)]
        case .audit:
            AuditView.allCases.map { DoorVerb(.get, Door.auditPath + $0.rawValue) }
                + [DoorVerb(.get, Door.blobsPath + "{hash}")]
        case .admin:
            AdminView.allCases.map { DoorVerb(.get, Door.adminPath + $0.rawValue) }
                + [
                    "wallets/{chain}/{label}", "payments/{id}", "cards/{label}", "orders/{order}",
                    "secrets/{root}/{secret}", "secrets/{root}/{group}/{secret}",
                ]
                .map { DoorVerb(.get, Door.adminPath + $0) }
                + (AdminOrder.allCases.map(\.rawValue) + FrontDesk.Change.paths
                + FrontDesk.CardSecret.paths + FrontDesk.SecretVerb.paths)
                .map { DoorVerb(.post, Door.adminPath + $0) }
        }
    }
}
