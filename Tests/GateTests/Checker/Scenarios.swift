import Terms

/// The small worlds that are searched.
enum Scenarios {
    private static let worker = Move.Stop.agent(Sample.worker)

    /// Two agents, three payments: what becomes of them, and a freeze in between.
    static let life = Scenario(
        "life",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(4, by: Sample.helper, nonce: 1, id: 2),
            .ether(3, by: Sample.worker, nonce: 2, id: 3),
        ],
        [Charter(agent: 6, project: 9, vault: 9)], entries: 5,
        [
            .settle(0, .less), .settle(0, .more), .void(0, by: 0), .writeOff(0),
            .settle(1, .whole), .freeze(worker), .thaw(worker),
        ], never: [.timeout(0), .expire(0)])

    /// One nonce: replacements by the same agent, and another agent's signature at the same nonce.
    static let replacement = Scenario(
        "replacement",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(5, by: Sample.worker, nonce: 0, id: 2),
            .ether(4, by: Sample.helper, nonce: 0, id: 3),
        ],
        [Charter(agent: 6, project: 8, vault: 10)], entries: 5,
        [
            .settle(0, .less), .settle(1, .less), .void(0, by: 0), .void(1, by: 0), .writeOff(0),
            .void(2, by: 0), .settle(0, .more),
        ])

    /// Coins that overlap in part: the first and the last can both land.
    static let coins = Scenario(
        "coins",
        [
            .coins("0.0009", by: Sample.worker, from: [0], id: 1),
            .coins("0.0012", by: Sample.worker, from: [0, 1], id: 2),
            .coins("0.0005", by: Sample.worker, from: [1], id: 3),
        ],
        [Charter(agent: 26, project: 26)], prices: ["10000"], days: 1, entries: 5,
        [
            .settle(0, .whole), .void(0, by: 0), .void(1, by: 0), .void(1, by: 1),
            .settle(2, .less),
        ])

    /// Reserve and emergency pool: approvals, an admin's leave, draws and their return.
    static let pools = Scenario(
        "pools",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(3, by: Sample.helper, nonce: 1, id: 2),
            .ether(2, by: Sample.worker, nonce: 2, id: 3),
        ],
        [
            Charter(agent: 10, project: 10, vault: 12).with {
                $0.reserve = 3 * Charter.cad
                $0.emergency = 2 * Charter.cad
            }
        ], entries: 5,
        [
            .approve(1), .approve(2), .grant, .settle(1, .less), .void(0, by: 0), .void(1, by: 0),
        ], never: [.approveBlindly(1)])

    /// One nonce whose replacement draws on the pools.
    static let draws = Scenario(
        "draws",
        [
            .ether(6, by: Sample.worker, nonce: 0, id: 1),
            .ether(7, by: Sample.worker, nonce: 0, id: 2),
            .ether(2, by: Sample.helper, nonce: 1, id: 3),
        ],
        [
            Charter(agent: 10, project: 10, vault: 12).with {
                $0.reserve = 3 * Charter.cad
                $0.emergency = 2 * Charter.cad
            }
        ], entries: 6,
        [
            .approve(0), .approve(1), .grant, .void(1, by: 0), .settle(1, .less),
            .settle(0, .more), .writeOff(1),
        ])

    /// A threshold for approvals, in time and too late.
    static let approval = Scenario(
        "approval",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(4, by: Sample.helper, nonce: 1, id: 2),
            .ether(1, by: Sample.worker, nonce: 2, id: 3),
        ],
        [
            Charter(agent: 6, project: 6, vault: 9).with { $0.approval = 3 * Charter.cad }
        ], entries: 6,
        [
            .approve(0), .deny(0), .expire(0), .approve(1), .void(0, by: 0), .freeze(.vault),
        ], never: [.approveBlindly(0)])

    /// What is unused is carried into the next day.
    static let carry = Scenario(
        "carry",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(6, by: Sample.worker, nonce: 1, id: 2),
            .ether(7, by: Sample.helper, nonce: 2, id: 3),
        ],
        [
            Charter(agent: 6, project: 9).with {
                $0.agent.carry = 3 * Charter.cad
                $0.project.carry = 6 * Charter.cad
            }
        ], entries: 5,
        [
            .settle(0, .less), .void(0, by: 0), .writeOff(0), .void(1, by: 0), .settle(1, .more),
        ])

    /// Policies and rates that change under what is signed.
    static let policy = Scenario(
        "policy",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(5, by: Sample.helper, nonce: 1, id: 2),
            .ether(3, by: Sample.worker, nonce: 2, id: 3),
        ],
        [
            Charter(agent: 6, project: 9, days: 7),
            Charter(agent: 6, project: 9),
            Charter(agent: 6, project: 5).with {
                $0.agent.calendar.ahead = 9
                $0.project.calendar.ahead = 9
            },
        ], entries: 4,
        [.policy(0), .policy(1), .policy(2), .void(0, by: 0), .settle(0, .less)])

    /// Rates that move under what is signed, and a bound on what is out.
    static let rates = Scenario(
        "rates",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(5, by: Sample.worker, nonce: 0, id: 2),
            .ether(3, by: Sample.helper, nonce: 2, id: 3),
        ],
        [
            Charter(agent: 7, project: 12, vault: 12, days: 7).with {
                $0.exposure = 9 * Charter.cad
            }
        ], prices: ["1", "1.200000001"], entries: 4,
        [.rate(0), .rate(1), .void(0, by: 0), .settle(0, .less), .settle(1, .more)])

    /// The largest amounts that are counted.
    static let edge = Scenario(
        "edge",
        [
            .ether(2_000_000_000, by: Sample.worker, nonce: 0, id: 1),
            .ether(2_611_686_018, by: Sample.helper, nonce: 1, id: 2),
            .ether(1, by: Sample.worker, nonce: 2, id: 3),
        ],
        [Charter(agent: 4_611_686_018, project: 4_611_686_018, vault: 4_611_686_018)], days: 1,
        entries: 5, [.void(0, by: 0), .settle(0, .less), .settle(0, .more)])

    /// What is counted payment by payment: a replacement pays its payee once more.
    static let bounds = Scenario(
        "bounds",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(3, by: Sample.worker, nonce: 0, id: 2),
            .ether(4, by: Sample.helper, nonce: 1, id: 3),
        ],
        [
            Charter(agent: 9, project: 20).with {
                $0.payments = 2
                $0.payee = 8 * Charter.cad
            }
        ], entries: 5,
        [.void(0, by: 0), .settle(0, .less), .settle(0, .more), .writeOff(1)])

    /// A clock that was set a day ahead.
    static let clock = Scenario(
        "clock",
        [
            .ether(4, by: Sample.worker, nonce: 0, id: 1),
            .ether(5, by: Sample.helper, nonce: 1, id: 2),
            .ether(5, by: Sample.worker, nonce: 2, id: 3),
        ],
        [Charter(agent: 6, project: 9, vault: 9)], jumps: true, entries: 5,
        [.acknowledge, .void(0, by: 0), .settle(1, .less), .freeze(.project), .thaw(.project)])

    static let all = [
        life, replacement, coins, pools, draws, approval, carry, policy, rates, bounds, clock, edge,
    ]
}
