@testable import API
@testable import AdminTests
@testable import Ledger
@testable import PaymentTests
import Admin
import Gate
import JSON
import Terms
import Testing

/// A real clock goes on between the rules and the entry: what was judged is what is written down.
@Suite struct `A wallet that is made while the clock runs` {
    private func open(per: String) throws -> Lobby {
        let lobby = try Lobby.open(
            policy: Premises.policy(
                wallets: "{create: [ethereum, ton], per_window: 2}", per: per))
        lobby.premises.clock.stride = 1_000
        return lobby
    }

    private func made(_ lobby: Lobby) throws -> Int {
        try lobby.premises.entries("wallet.created").count { $0.actor.role == .agent }
    }

    @Test(arguments: ["rolling 24h", "day"])
    func `is counted at the instant at which it was judged`(per: String) throws {
        let lobby = try open(per: per)
        let told = lobby.agent(.post, "wallets", Array(#"{"chain":"ton"}"#.utf8))
        try lobby.settle()
        #expect(told.status == 200, "\(told.text)")
        let paid = lobby.pay("first", Counter.body(wallet: "ethereum/buyer"))
        try lobby.settle()
        #expect(paid.status == 200, "\(paid.text)")
        let third = lobby.agent(.post, "wallets", Array(#"{"chain":"ton","suffix":"3"}"#.utf8))
        try lobby.settle()
        #expect(third.rule == "wallet.create-limit", "\(third.text)")
        #expect(try made(lobby) == 2)
    }

    // Judged in one day and written in the next, it would count in neither.
    @Test(arguments: 1...8)
    func `is made over midnight, too`(readings: Int64) throws {
        let lobby = try open(per: "day")
        let clock = lobby.premises.clock
        // Midnight in Toronto, so many readings before it.
        let midnight = Moment(seconds: 1_795_496_400)
        clock.stride = 0
        clock.pass(seconds: midnight.seconds - clock.reading.wall.seconds - 1)
        clock.stride = (Moment.second + readings - 1) / readings
        let told = lobby.agent(.post, "wallets", Array(#"{"chain":"ton"}"#.utf8))
        try lobby.settle()
        #expect(told.status == 200, "\(told.text)")
        #expect(try made(lobby) == 1)
    }
}
