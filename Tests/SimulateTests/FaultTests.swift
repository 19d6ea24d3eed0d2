import Testing

@testable import bursar_simulate

/// An auditor that passes everything proves nothing, so the auditor is judged: each fault is planted, and each
/// must be found within a few stories that are clean without it.
@Suite struct `A planted fault` {
    private static let stories: UInt64 = 60

    private func finding(_ fault: Fault?, from first: UInt64) throws -> Finding? {
        let campaign = Campaign(cast: try Stage.cast.get(), steps: 200, fault: fault)
        return campaign.stories(first..<(first + Self.stories)).finding
    }

    /// What a finding says where the fault is what it is found for; else any finding will do.
    private static let words: [Fault: String] = [
        .repliesBeforeDurable: "before the entry is durable", .forgetsAnEntry: "another state",
        .ignoresFreezes: "is frozen", .overspendsByOne: "must reply",
        .refusesOneTooMany: "must reply", .chargesTooLittle: "must reply",
        .netsWhatLandsTwice: "must reply", .voidsOnTimeout: "must reply",
        .refundsElsewhere: "must reply", .carriesTooMuch: "must reply",
        // Gate and auditor believe the admin; only what left the vault tells.
        .voidsWhatLanded: "can lose",
        .ignoresDuplicates: "must reply refused by payment.possible-duplicate",
    ]

    @Test(arguments: Fault.allCases)
    func `is found within sixty stories, for what it is`(fault: Fault) throws {
        let finding = try #require(
            try finding(fault, from: 0), "\(fault.rawValue) went unnoticed")
        if let words = Self.words[fault] {
            #expect(finding.clause.contains(words), "\(fault.rawValue): \(finding.clause)")
        }
        var clean = World(seed: finding.seed, try Stage.cast.get())
        clean.run(steps: 200)
        #expect(clean.finding == nil, "the story of \(fault.rawValue) is not clean without it")
    }

    @Test func `is found at its lowest seed, whatever the cores do`() async throws {
        let campaign = Campaign(
            cast: try Stage.cast.get(), steps: 40, fault: .refusesOneTooMany)
        let result = await campaign.run(from: 100, count: 300)
        #expect(result.finding?.seed == campaign.stories(100..<400).finding?.seed)
        #expect(result.stories < 300)
    }

    @Test func `is none in a campaign without one, which counts every story once`() async throws {
        let campaign = Campaign(cast: try Stage.cast.get(), steps: 10, fault: nil)
        let result = await campaign.run(from: 7, count: 230)
        #expect(result.stories == 230)
        #expect(result.finding == nil)
        let alone = campaign.stories(7..<237)
        #expect(alone.counts == result.counts)
    }
}
