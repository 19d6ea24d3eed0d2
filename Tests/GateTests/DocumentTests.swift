import Foundation
import JSON
import Terms
import Testing

@testable import Gate

/// What docs/ENTRIES.md and docs/POLICY.md promise, held against what the gate writes.
@Suite struct `The manual` {
    private static func page(_ name: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/\(name)")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    /// The rows of a page's tables by the code spans of their first cell.
    private static func rows(_ name: String) throws -> [String: String] {
        var rows: [String: String] = [:]
        for line in try page(name).split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", maxSplits: 1)
            let spans = cells[0].split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
            for span in spans { rows[String(span.element)] = String(cells.last ?? "") }
        }
        return rows
    }

    private let payment = PaymentID(moment: Sample.monday, randomness: 1)

    /// One event of every kind, with every member it can have.
    private var events: [Event] {
        let attested: JSON = ["observer": "watch", "signature": ""]
        let clock = ClockReading(wall: Sample.monday, bootID: "b", bootNanoseconds: 1)
        let freezes: [Event] = [true, false].flatMap { freezes in
            [
                Event.projectFreeze(Sample.game, freezes, reason: "r"),
                .walletFreeze(Sample.main, freezes, reason: "r"),
                .vaultFreeze(freezes, reason: "r"),
            ]
        }
        let standings: [Event] = [AgentRecord.Standing.active, .frozen, .removed].map {
            .agentStanding(Sample.worker, $0, reason: "r")
        }
        return freezes + standings + [
            .vaultInitialised(
                vault: "v", origin: "o", verifierKey: "k", development: false, sealed: .null),
            .daemonStarted(version: "1", binary: "b", hardening: .null, clock: clock),
            .daemonStopped(clock: clock), .policyApplied(Sample.policy()),
            .rateSet(
                asset: "ETH", price: 1, currency: Sample.cad, maxAge: 1, haircut: 0,
                isPinned: true, isForced: true),
            .agentAdded(Sample.worker, project: Sample.game, uid: 1),
            .walletCreated(Sample.facts(), sealed: .null),
            .clockAcknowledged(reason: "r", clock: clock),
            .logKeyRotated(
                from: "k", to: "l", signatures: ("", ""), reason: "r", sealed: .null),
            .epochBegun(
                from: "k", to: "l", signatures: ("", ""), known: nil, reason: "r", sealed: .null),
            .observerAdded("watch", publicKey: []), .observerRemoved("watch"),
            .emergencyGranted(
                Sample.game, amount: .zero, until: Sample.monday, reason: "r"),
            .paymentApproved(payment, digest: ""), .paymentDenied(payment, reason: "r"),
            .paymentExpired(payment),
            .paymentSettled(payment, cost: [], reference: "x", attested: attested),
            .paymentVoided(payment, proof: .null, reference: "x", attested: attested),
            .paymentWrittenOff(payment, reason: "r"), .paymentReported(payment, report: .null),
            .stateSnapshotted(GateState().snapshotDigest()),
        ]
    }

    @Test func `has a row for every kind of entry, with every member`() throws {
        let rows = try Self.rows("ENTRIES.md")
        for event in events {
            let row = try #require(rows[event.kind], "\(event.kind) is not in ENTRIES.md")
            for member in event.body.members {
                #expect(row.contains("`\(member.key)`"), "\(event.kind) lacks \(member.key)")
            }
        }
        let told = Set(events.map(\.kind) + ["payment.decided"])
        #expect(Set(Event.Kind.allCases.map(\.rawValue)).subtracting(told) == [])
    }

    @Test func `has a row for every member of a decision`() throws {
        let rows = try Self.rows("ENTRIES.md")
        var till = try Till.open(
            Sample.policy(
                Sample.team(
                    Sample.limit("100", .week(starts: 0)),
                    Bounds(limits: [Sample.limit("90", carry: "9")]),
                    worker: Sample.agent(
                        Sample.limit("90"), Bounds(perAsset: ["ETH": Sample.limit("90")])),
                    reserve: "90", drawsReserve: .approval), nil))
        till.pass(1)
        try till.send("1")
        till.pass(86_400)
        let request = try till.ask("20")
        let digest = try #require(till.decide(request).waiting).digest.hex
        try till.record(
            .paymentApproved(request.payment, digest: digest),
            by: Actor(role: .admin, name: "", uid: 5))
        #expect(till.decide(request).isSigned)
        var seen: Set<String> = []
        for bytes in till.entries {
            let entry = try Entry(reading: bytes)
            guard entry.kind == "payment.decided" else { continue }
            for member in entry.body.members {
                seen.insert(member.key)
                #expect(rows[member.key] != nil, "\(member.key) is not in ENTRIES.md")
            }
            guard case .array(let windows)? = entry.body["windows"] else { continue }
            for case .object(let line) in windows {
                for member in line.members {
                    seen.insert(member.key)
                    #expect(rows["windows"]?.contains(member.key) == true)
                }
            }
        }
        #expect(seen.isSuperset(of: ["approval", "resumes", "draws", "of", "carried", "limit"]))
    }

    // The order is part of what an agent can rely on: it decides which refusal it gets.
    @Test func `lists the rules in the order they are asked`() throws {
        let page = try Self.page("POLICY.md")
        let listed = page.split(separator: "\n").filter { $0.hasPrefix("### `") }.map {
            String($0.dropFirst(5).prefix { $0 != "`" })
        }
        #expect(
            listed == [
                AgentNotActive.id, AgentNotInPolicy.id, VaultFrozen.id, ProjectFrozen.id,
                WalletNotAllowed.id, WalletFrozen.id, PayeeNotAllowed.id, PayeeDenied.id,
                HoursOutside.id, RateMissing.id, RateStale.id, ChargeTooLarge.id,
                FeeAboveLimit.id, FeeAboveChainLimit.id, PaymentAboveLimit.id,
                PossibleDuplicate.id, ClockJumped.id, WindowRestored.id, AgentLimit.id,
                ProjectLimit.id,
                VaultLimit.id, AssetLimit.id, WalletLimit.id, PayeeLimit.id, NewPayeesLimit.id,
                PaymentsLimit.id, ExposureLimit.id, ApprovalAbove.id, ApprovalReserve.id,
                ApprovalExpired.id, ApprovalDenied.id, RequestsPerDay.id, RateJump.id,
            ])
        // And shows what an agent would read.
        for part in page.components(separatedBy: "\n### `").dropFirst() {
            let text = part.components(separatedBy: "\n## ")[0]
            #expect(text.contains("\n> "), "\(part.prefix { $0 != "`" }) has no refusal text")
        }
    }
}
