import Gate
import Policy
import Terms
import Testing

@Suite struct `The cards of a policy` {
    private func cards(_ lines: [String]) throws -> Set<WalletName>? {
        let policy = try PolicyFixtures.read(PolicyFixtures.policy(agent: lines))
        return policy.projects.values.first?.agents.values.first?.cards
    }

    @Test func `are none, unless each is named with its verb`() throws {
        let card = try #require(WalletName("card/primary"))
        #expect(try cards([])?.isEmpty == true)
        #expect(try cards(["cards: {card/primary: reveal}"]) == [card])
        #expect(
            try cards(["cards:", "  card/primary: reveal", "  card/backup: reveal"])?.count == 2)
    }

    @Test(arguments: [
        ("cards: {card/primary: use}", "must be reveal"), ("cards: {card/primary: true}", "reveal"),
        ("cards: {ethereum/main: reveal}", "no name of a card"),
        ("cards: {primary: reveal}", "no name of a card"),
        ("cards: {card/*: reveal}", "the character *"),
        ("cards: [card/primary]", "must be a mapping"), ("cards: reveal", "must be a mapping"),
        ("cards: {card/a: reveal, card/a: reveal}", "twice"),
    ])
    func `are spelled out, or a mistake`(line: String, clause: String) {
        let mistakes = PolicyFixtures.mistakes(PolicyFixtures.policy(agent: [line]))
        #expect(
            mistakes.contains { $0.description.contains(clause) }, "\(mistakes)")
    }
}
