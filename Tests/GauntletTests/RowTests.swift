import JSON
import Testing

@testable import bursar_gauntlet

@Suite struct `A row of the report` {
    /// An attack that does what a test wants.
    private struct Demo: Attack {
        let name = "demo"
        let sentence = "A demo."
        let body: @Sendable (Trial) throws(Trouble) -> Void

        func run(_ trial: Trial) throws(Trouble) { try body(trial) }
    }

    private func row(
        _ wallet: ModelWallet = ModelWallet(),
        _ body: @escaping @Sendable (Trial) throws(Trouble) -> Void
    ) -> Row {
        Row(Demo(body: body), on: wallet)
    }

    private static let plan = SpendingPlan(limit: Money(cents: 21_04))

    @Test func `counts what was asked, signed and refused`() {
        let row = row { trial throws(Trouble) in
            try trial.open(Self.plan)
            trial.exhaust()
        }
        #expect(row.verdict == .held)
        #expect((row.asked, row.signed, row.refused, row.unanswered) == (7, 2, 5, 0))
        #expect(row.ruling?.budget == "agent/solo")
        #expect(row.ruling?.spent == Money(cents: 21_04))
        #expect(row.ruling?.left == .zero)
    }

    @Test func `does not say held of an attack that signed little, or was refused nothing`() {
        let little = row { trial throws(Trouble) in
            try trial.open(SpendingPlan(limit: Money(cents: 5_00)))
            trial.exhaust()
        }
        #expect(little.verdict.word == "failed")
        let easy = row { trial throws(Trouble) in
            try trial.open(Self.plan)
            trial.pay(trial.order())
        }
        #expect(easy.verdict.word == "failed")
        let idle = row { trial throws(Trouble) in }
        #expect(idle.verdict.word == "failed")
        #expect(idle.ruling == nil)
    }

    @Test func `says why an attack was skipped or has failed`() {
        let skipped = row { trial throws(Trouble) in throw .unavailable("no clock") }
        #expect(skipped.verdict == .skipped("no clock"))
        let failed = row { trial throws(Trouble) in throw .broken("no daemon") }
        #expect(failed.verdict == .failed("no daemon"))
        let report = Report(wallet: "model", rows: [skipped, failed])
        #expect(!report.held)
        #expect(report.table.contains("demo: no clock\ndemo: no daemon\n"))
    }

    @Test func `says over first, whatever else went wrong`() {
        let row = row(ModelWallet(.believesTheAgent)) { trial throws(Trouble) in
            try trial.open(Self.plan)
            for release in trial.exhaust() {
                _ = trial.wallet.claimFailure(of: release.payment, by: "solo")
            }
            trial.exhaust()
            trial.note(fault: "a fault")
            throw .broken("and then it broke")
        }
        #expect(row.verdict == .over)
        #expect(row.ruling?.over == Money(cents: 21_04))
    }

    @Test func `names a fault that cost nothing`() {
        let row = row { trial throws(Trouble) in
            try trial.open(Self.plan)
            trial.exhaust()
            for _ in 0..<2 { trial.note(fault: "it let two serve") }
        }
        #expect(row.verdict == .fault("it let two serve"))
        #expect(!Report(wallet: "model", rows: [row]).held)
    }

    @Test func `shows the budget that came off worst`() throws {
        var plan = SpendingPlan(limit: Money(cents: 50_00))
        plan.projectLimit.limit = Money(cents: 30_00)
        let row = row { [plan] trial throws(Trouble) in
            try trial.open(plan)
            trial.exhaust()
        }
        #expect(row.ruling?.budget == "project/gauntlet")
        #expect(row.ruling?.spent == Money(cents: 21_04))
    }

    @Test func `is written for programs with every decimal`() throws {
        let row = row(ModelWallet(.believesTheAgent)) { trial throws(Trouble) in
            try trial.open(SpendingPlan(limit: Money(cents: 20_00)))
            for release in trial.exhaust() {
                _ = trial.wallet.claimFailure(of: release.payment, by: "solo")
            }
            trial.exhaust()
        }
        let json = Report(wallet: "model", rows: [row]).json
        let text = String(decoding: JSONWriter.write(json), as: UTF8.self)
        #expect(
            text == #"{"attacks":[{"asked":12,"attack":"demo","budget":"agent/solo","limit":"20","#
                + #""over":"1.04","refused":10,"signed":2,"spent":"21.04","unanswered":0,"#
                + #""verdict":"OVER"}],"held":false,"wallet":"model"}"#)
        #expect(!Report(wallet: "model", rows: []).held)
    }

    @Test func `stands in a table, words to the left and numbers to the right`() {
        let held = row { trial throws(Trouble) in
            try trial.open(Self.plan)
            trial.exhaust()
        }
        let none = row { trial throws(Trouble) in throw .unavailable("no such thing here") }
        #expect(
            Report(wallet: "model", rows: [held, none]).table == """
                attack  asked  signed  refused  silent  limit  spent at worst  over budget by  verdict
                demo        7       2        5       0  21.04           21.04            0.00  held
                demo        0       0        0       0      -               -               -  skipped
                demo: no such thing here

                """)
    }
}
