@testable import API
@testable import AdminTests
import Testing

@Suite struct `The verbs of a door` {
    @Test(arguments: Door.allCases)
    func `are each told from all others`(door: Door) {
        #expect(Set(door.verbs).count == door.verbs.count)
        #expect(!door.verbs.isEmpty)
        for verb in door.verbs { #expect(door.methods(at: verb.path).contains(verb.method)) }
    }

    // A verb that the table has and the desk does not know would make the matrix hollow.
    @Test(arguments: Door.allCases)
    func `are all known at its desk`(door: Door) throws {
        let lobby = try Lobby.withSecrets()
        _ = lobby.card()
        let paid = lobby.pay()
        try lobby.settle()
        let payment = try #require(paid.json["payment"]?.text)
        for verb in door.verbs
        where !verb.path.hasSuffix("/{hash}") && !verb.path.hasSuffix("/{order}") {
            let path = MatrixAsk.path(verb.path, payment: payment)
            let told = lobby.ask(
                door, verb.method, path, token: lobby.token, body: Array("{".utf8),
                uid: MatrixAsk.uid(at: door))
            try lobby.settle()
            #expect(told.title != "not-found", "\(verb)")
            #expect(told.title != "method-not-allowed", "\(verb)")
        }
    }
}
