import Gate
import Policy
import Terms
import Testing

/// A policy that looks for the same payment looks back over what was signed before it, too.
@Suite struct `A duplicate rule that a policy brings` {
    private func policy(_ duplicates: DuplicateRule) -> BudgetPolicy {
        Sample.policy(Sample.team(worker: Sample.agent(duplicates: duplicates)), nil)
    }

    @Test(arguments: [DuplicateRule.allow, .sameRequest])
    func `finds what was signed before it came`(earlier: DuplicateRule) throws {
        var till = try Till.open(policy(earlier))
        #expect(try till.send("1").isSigned)
        try till.apply(policy(.samePayment(within: 3_600)))
        till.pass(60)
        #expect(try till.send("1").rule == "payment.possible-duplicate")
        #expect(try till.send("1.5").isSigned)
        till.pass(3_600)
        #expect(try till.send("1").isSigned)
        try till.replays()
    }
}
