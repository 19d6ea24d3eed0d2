import Foundation
import JSON
import Testing

@Suite struct `A vault whose log is edited while it is served` {
    private static let finding = "entry 12 was changed after the log was opened"

    /// The daemon reads no entry again by itself in a short log: whoever asks for it must not be given a lie.
    @Test func `names the entry to whoever reads it, and signs nothing from then on`() throws {
        let template = try Template.shared.get()
        let place = try template.copy()
        let served = try Served(place)
        #expect(try served.unseal(template.secrets.passphrase).status == 200)
        let payer = try #require(Payer(place, token: template.secrets.tokens[0]))
        #expect(payer.pay("changed-row-payment-0", nonce: 100)?.status == 200)
        try Surgery.run(
            [
                "UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"blind\":\"', "
                    + "'\"blind\":\"x') AS BLOB) WHERE seq = 12"
            ], on: place.database)
        let read = try #require(served.audit("/v1/audit/entries?from=12&limit=1"))
        #expect(read.status == 503)
        #expect(read.json["title"].text == "frozen")
        #expect(read.json["detail"].text == Self.finding)
        // The auditor's program says the same, and takes it for what it is.
        let ended = try place.verify(template.secrets.verifierKey)
        #expect(ended.status == 4)
        #expect(ended.output.contains(Self.finding), "\(ended.output)\(ended.errors)")
        let refused = try #require(payer.pay("changed-row-payment-1", nonce: 101))
        #expect(refused.status == 503)
        #expect(refused.json["title"].text == "frozen")
        let status = try #require(served.admin("GET", "/v1/admin/status")?.json)
        #expect(status["warnings"].elements.map(\.text).contains("frozen: " + Self.finding))
        #expect(served.stop() == 0)
        // The next daemon finds it by itself.
        let again = try Served(place)
        let opened = try again.unseal(template.secrets.passphrase)
        #expect(opened.json["warnings"].elements.contains { $0.text.hasPrefix("frozen") })
    }
}
