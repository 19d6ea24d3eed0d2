import Chains
import Terms
import Testing

@testable import Gate

/// A policy may ask about an asset, a wallet or a payee at any time: what it then hears is what was posted all
/// along.
@Suite struct `The books of parts of a scope` {
    private static let scopes =
        Sample.Level.allCases.map(\.scope) + [ScopeName.agent(Sample.helper)]
    private static let payees = [Sample.payee, Sample.other, Sample.third]
    private static let subjects: [Subject] =
        [.asset("ETH"), .wallet(Sample.main), .newPayees, .payments]
        + payees.map { .payee($0) }

    @Test(arguments: Dice.seeds(12))
    func `are what the log of charges gives, whenever they began to be kept`(seed: UInt64) throws {
        var life = try LifeHistory(seed: seed)
        for _ in 0..<40 {
            try life.run(steps: 8)
            try Self.compare(life.till.state.books)
        }
    }

    @Test func `that nothing asks about are not kept, and begin again as if they had been`() throws
    {
        let asked = Sample.policy(
            Bounds(
                perAsset: ["ETH": Sample.limit("50")], perPayee: Sample.limit("20"),
                newPayees: Sample.limit("30"),
                payments: [CountLimit(count: 9, per: Recurrence(.day))]),
            at: .project)
        var till = try Till.open(asked)
        try till.start()
        _ = till.decide(try till.ask("1", nonce: 1))
        let place = try #require(till.state.books.places[.project(Sample.game)])
        #expect(!till.state.books.parts[place].asked.isEmpty)
        try till.record(.policyApplied(Sample.policy(Bounds.none, at: .project)))
        #expect(till.state.books.parts[place] == PartBooks())
        try till.record(.policyApplied(asked))
        try Self.compare(till.state.books)
        let day = Window(start: till.wall.adding(seconds: -60), end: till.wall.adding(seconds: 60))
        let paid = till.state.books.committed(.project(Sample.game), .payee(Sample.payee), in: day)
        #expect(paid > .zero)
        #expect(paid == till.state.books.committed(.project(Sample.game), .asset("ETH"), in: day))
    }

    private static func compare(_ books: Books) throws {
        for scope in scopes {
            let place = try #require(books.places[scope])
            let parts = books.parts[place]
            for subject in subjects {
                guard let kept = parts[subject] else { continue }
                #expect(kept == books.made(subject, at: place), "\(subject) of \(scope.text)")
            }
            guard parts.asked.newPayees else { continue }
            #expect(parts.firstPaid == books.firstPaid(at: place), "\(scope.text)")
        }
    }
}
