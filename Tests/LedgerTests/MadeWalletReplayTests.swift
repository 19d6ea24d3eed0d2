import Chains
import Foundation
import Gate
import JSON
import Ledger
import Terms
import Testing

/// What the auditor's program makes of wallets that agents made: every log here is hashed and signed as it should be.
@Suite struct `Replaying wallets that an agent made` {
    private let scratch: Scratch
    private let signer = TestLog()
    private let worker: AgentName

    init() throws {
        scratch = try Scratch()
        worker = try #require(AgentName("worker"))
    }

    private var file: String { scratch.path + "/entries.ndjson" }

    private func replay(_ lines: [[UInt8]]) throws -> AuditProgram.Ended {
        var tree = MerkleTree()
        for line in lines { tree.append(leaf: MerkleHash.leaf(line)) }
        try Data(lines.flatMap { $0 + [10] }).write(to: URL(filePath: file))
        try Data(signer.note(size: tree.size, root: tree.root).utf8).write(
            to: URL(filePath: scratch.path + "/checkpoint"))
        return try AuditProgram.run(["replay", file, "--key", signer.key.text])
    }

    private func facts(_ label: String, key: UInt8) throws -> WalletFacts {
        let bytes = [UInt8](repeating: key, count: 32)
        return WalletFacts(
            name: try #require(WalletName("ton/\(label)")), network: .mainnet, kind: "v5r1",
            publicKey: bytes,
            account: try TON.account(publicKey: bytes, network: .mainnet, kind: "v5r1"))
    }

    private func policy() throws -> BudgetPolicy {
        let game = try #require(ProjectName("game"))
        let zone = ZoneRules(
            identifier: "America/Toronto", version: "2026a", firstOffset: -18_000, transitions: [])
        let most = try Money(decimal: "25")
        let budget = AgentBudget(
            limit: Limit(amount: most, per: .day), perPayment: nil, maxFee: most, wallets: [],
            payees: .any, requests: .standard,
            creates: WalletGrant(chains: [ChainName("ton")], perWindow: 2))
        return BudgetPolicy(
            currency: try #require(Currency("CAD")),
            projects: [
                game: ProjectBudget(
                    zone: zone, limit: Limit(amount: most, per: .day), reserve: .zero,
                    emergency: .zero, showProject: false, agents: [worker: budget])
            ])
    }

    /// A log in which the agent makes the two wallets that its day has, by a real gate.
    private func log() throws -> [[UInt8]] {
        var gate = Gate()
        var lines: [[UInt8]] = []
        let admin = Actor(role: .admin, name: "", uid: 0)
        func clock() -> ClockReading {
            ClockReading(
                wall: Moment(seconds: 1_795_428_000 + Int64(lines.count)), bootID: "b",
                bootNanoseconds: Int64(lines.count) * Moment.second)
        }
        func record(_ event: Event, by actor: Actor) throws {
            let stamp = Stamp(
                seq: UInt64(lines.count), clock: clock(), blind: [UInt8](repeating: 1, count: 16))
            lines.append(
                try gate.record(event, by: actor, stamp, zones: { _ in nil }).bytes)
        }
        let policy = try policy()
        let zone = policy.projects.values.first?.zone
        try record(
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: false, sealed: .null),
            by: admin)
        try record(
            .agentAdded(worker, project: try #require(ProjectName("game")), uid: 1_000), by: admin)
        let stamp = Stamp(
            seq: UInt64(lines.count), clock: clock(), blind: [UInt8](repeating: 1, count: 16))
        lines.append(
            try gate.record(.policyApplied(policy), by: admin, stamp, zones: { _ in zone }).bytes)
        for (index, label) in ["worker", "worker-2"].enumerated() {
            let wallet = try facts(label, key: UInt8(index + 1))
            let making = try gate.state.making(wallet.name, by: worker, clock: clock()).get()
            try record(
                .walletMade(making, wallet, clock: clock(), sealed: .null),
                by: Actor(role: .agent, name: "worker", uid: 1_000))
        }
        return lines
    }

    @Test func `finds nothing in what the policy granted`() throws {
        let ended = try replay(try log())
        #expect(ended.status == 0, "\(ended.errors)")
    }

    @Test func `names a wallet beyond the window, and one for another`() throws {
        let lines = try log()
        let third = try facts("worker-3", key: 3)
        let forged = try DecidedLog.edited(try #require(lines.last)) { entry in
            entry["seq"] = .integer(UInt64(lines.count))
            entry["time"] = "2026-11-23T10:00:10.000000000Z"
            entry["wallet"] = .string(third.name.text)
            entry["public_key"] = .string(Hex.encode(third.publicKey))
            entry["address"] = .string(third.account.text)
            if case .object(var uses)? = entry["uses"] {
                uses["before"] = 2
                entry["uses"] = .object(uses)
            }
        }
        let beyond = try replay(lines + [forged])
        #expect(beyond.status == 4)
        #expect(
            beyond.errors.contains("entry \(lines.count)")
                && beyond.errors.contains("wallet.create-limit"), "\(beyond.errors)")
        let foreign = try DecidedLog.edited(try #require(lines.last)) {
            $0["wallet"] = "ton/helper"
        }
        let taken = try replay(lines.dropLast() + [foreign])
        #expect(taken.status == 4)
        #expect(taken.errors.contains("wallet.not-allowed"), "\(taken.errors)")
    }
}
