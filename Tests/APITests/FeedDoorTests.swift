@testable import AdminTests
import API
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The door of price feeds` {
    private func move(_ price: JSON = "1100", asset: JSON = "ETH") -> [UInt8] {
        JSONWriter.write(["asset": asset, "price": price, "currency": "CAD"])
    }

    private func ask(
        _ lobby: Lobby, _ method: DoorRequest.Method = .post, _ path: String = "/v1/rates",
        _ body: [UInt8] = [], uid: UInt32 = 4_000
    ) -> Told {
        lobby.ask(.feed, method, path, body: body, uid: uid)
    }

    @Test func `answers a price once it is durable, and says whose it is`() throws {
        let lobby = try Lobby.open()
        let told = ask(lobby, .post, "/v1/rates", move())
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.status == 200)
        #expect(told.json["price"] == "1100")
        let entry = try #require(try lobby.premises.entries("rate.set").last)
        #expect(entry.actor == Actor(role: .feed, name: "", uid: 4_000))
        let list = ask(lobby, .get)
        #expect(list.json["rates"]?[0]?["price"] == "1100")
        #expect(lobby.counts == ["feed 4000  read": 1])
    }

    @Test func `refuses in the gate's words`() throws {
        let lobby = try Lobby.open()
        let far = ask(lobby, .post, "/v1/rates", move("1301"))
        #expect(far.status == 403)
        #expect(far.rule == "rate.jump")
        #expect(ask(lobby, .post, "/v1/rates", move("9", asset: "BTC")).status == 404)
        #expect(ask(lobby, .post, "/v1/rates", move(7)).json["field"] == "price")
        #expect(ask(lobby, .post, "/v1/rates", Array("{".utf8)).status == 400)
        #expect(!lobby.premises.ledger.hasStaged)
        #expect(
            lobby.counts == [
                "feed 4000  refused": 1, "feed 4000  not-found": 1, "feed 4000  malformed": 2,
            ])
    }

    @Test(
        arguments: [
            (.get, "/"), (.get, "/v1/rates/"), (.get, "/v1/rates/ETH"), (.post, "/v1/admin/rates"),
            (.get, "/v1/admin/status"), (.post, "/v1/admin/unseal"), (.post, "/v1/admin/freeze"),
            (.post, "/v1/payments"), (.get, "/v1/self"), (.get, "/v1/audit/entries"),
            (.post, "/v1/quotes"),
        ] as [(DoorRequest.Method, String)])
    func `has nothing else, not even for the owner`(
        method: DoorRequest.Method, path: String
    ) throws {
        let lobby = try Lobby.open()
        for uid in [0, Premises.owner, 4_000] {
            #expect(ask(lobby, method, path, move(), uid: uid).status == 404)
        }
        #expect(!lobby.premises.ledger.hasStaged)
    }

    @Test func `is closed while the vault is sealed`() throws {
        let lobby = Lobby(try Premises.found())
        #expect(ask(lobby, .get).title == "sealed")
        #expect(ask(lobby, .post, "/v1/rates", move()).title == "sealed")
    }

    @Test func `takes no more prices than anyone needs, each feed by itself`() throws {
        let lobby = try Lobby.open()
        let told = (0..<101).map { _ in ask(lobby, .get) }
        #expect(told.dropLast().allSatisfy { $0.status == 200 })
        #expect(told.last?.status == 429)
        #expect(told.last?.header("retry-after") == "1")
        #expect(ask(lobby, .get, uid: 4_001).status == 200)
        lobby.premises.clock.pass(seconds: 1)
        #expect(ask(lobby, .get).status == 200)
    }
}
