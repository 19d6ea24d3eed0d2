import Testing

@testable import bursar_gauntlet

@Suite struct `The gauntlet` {
    private func attack(_ name: String) throws -> any Attack {
        try #require(AttackList.all.first { $0.name == name })
    }

    @Test(arguments: AttackList.all.map(\.name))
    func `lets a wallet pass that holds its budgets`(name: String) throws {
        let row = Row(try attack(name), on: ModelWallet())
        #expect(row.verdict == .held, "\(row)")
        #expect(row.ruling?.over == .zero)
        #expect(row.signed > 0 && row.refused > 0)
    }

    @Test(arguments: Flaw.allCases)
    func `catches a wallet with a flaw, and says by how much it went over`(flaw: Flaw) throws {
        let row = Row(try attack(flaw.attack), on: ModelWallet(flaw))
        #expect(row.verdict == .over, "\(row)")
        let over = try #require(row.ruling?.over)
        #expect(over > Money(nanos: 0))
        let table = Report(wallet: "model", rows: [row]).table
        #expect(table.contains(over.cents) && table.contains("OVER"))
    }

    @Test func `has an attack for each flaw, and a flaw for each attack`() {
        #expect(Set(Flaw.allCases.map(\.attack)) == Set(AttackList.all.map(\.name)))
        #expect(Set(AttackList.all.map(\.name)).count == AttackList.all.count)
        for attack in AttackList.all {
            #expect(attack.sentence.hasSuffix("."))
            #expect(attack.name.allSatisfy { $0.isLowercase || $0 == "-" })
        }
    }
}
