import Foundation
import JSON
import Terms
import Testing

@testable import Gate

/// What docs/ENTRIES.md and docs/POLICY.md promise, held against what the gate writes.
@Suite struct `The manual` {
    /// The code spans of a row.
    private static func spans(_ row: String) -> [String] {
        row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

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

    @Test func `has a row for every kind of entry, with its fields and no others`() throws {
        let rows = try Self.rows("ENTRIES.md")
        let names = Set(Event.Kind.allCases.flatMap(\.fields).map(\.name))
        for kind in Event.Kind.allCases where kind != .paymentDecided {
            let row = try #require(rows[kind.rawValue], "\(kind.rawValue) is not in ENTRIES.md")
            // What else is in code spans there are the words and numbers that stand in fields.
            let told = Self.spans(row).filter { names.contains($0) }
            #expect(Set(told) == Set(kind.fields.map(\.name)), "\(kind.rawValue)")
        }
        let kinds = rows.keys.filter { $0.contains(".") && !$0.contains("/") }
        #expect(Set(kinds) == Set(Event.Kind.allCases.map(\.rawValue)))
    }

    @Test func `gives each field of typed text its reason, and each committed field its own row`()
        throws
    {
        let fields = Event.Kind.allCases.flatMap(\.fields)
        let page = try Self.page("ENTRIES.md").split(separator: "\n")
        let told = page.filter { $0.hasPrefix("| `") && $0.contains("` | public: ") }
        let reasons = Set(
            fields.compactMap { field in
                field.reason.map { "| `\(field.name)` | public: \($0) |" }
            })
        #expect(Set(told.map(String.init)) == reasons)
        let committed = page.filter { $0.hasPrefix("| `") && $0.contains("` | committed: ") }
        #expect(
            Set(committed.map { String($0.dropFirst(3).prefix { $0 != "`" }) })
                == Set(fields.filter { $0.fieldClass == .committed }.map(\.name)))
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
        let declared = Event.Kind.paymentDecided.fields.map(\.name)
        for name in declared { #expect(rows[name] != nil, "\(name) is not in ENTRIES.md") }
        var seen: Set<String> = []
        for bytes in till.entries {
            let entry = try Entry(reading: bytes)
            guard entry.kind == "payment.decided" else { continue }
            for member in entry.body.members {
                seen.insert(member.key)
                #expect(declared.contains(member.key), "\(member.key) is in no catalogue")
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
                WalletNotAllowed.id, WalletFrozen.id, WalletCreateLimit.id,
                PayeeNotAllowed.id, PayeeDenied.id, HoursOutside.id, CardRemoved.id, CardExpired.id,
                CardRevealNotGranted.id,
                CardGrantSpent.id, CardExposure.id, CardGrantEnded.id, CardGrantMismatch.id,
                CardCVVAbsent.id, RateMissing.id, RateStale.id, ChargeTooLarge.id,
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
