import Foundation
import JSON
import Testing

@Suite struct `A vault in earnest` {
    @Test func `permits nothing that only development vaults may`() throws {
        let home = try DaemonHome(development: false)
        try home.start()
        #expect(try home.unseal().status == 200)
        #expect(try home.beginSession().status == 200)
        let admin = try home.connect("admin")
        func ask(_ target: String, _ body: JSON) throws -> Reply {
            try admin.ask("POST", "/v1/admin/\(target)", body: JSONWriter.write(body))
        }
        let status = try admin.ask("GET", "/v1/admin/status").json
        #expect(status["development"] == false)
        #expect(status.list("warnings").isEmpty, "\(status.canonical)")
        let anybody: JSON = ["agent": "solo", "project": "demo"]
        let nobodys = try ask("agents", anybody)
        #expect(nobodys.status == 403, "\(nobodys.text)")
        let owners = try ask("agents", anybody.with("uid", .integer(UInt64(geteuid()))))
        #expect(owners.status == 403)
        #expect(owners.rule == "agent.owner-uid")
        let free: JSON = [
            "asset": "ETH", "price": "0", "currency": "CAD", "max_age": 60, "haircut_bps": 0,
        ]
        #expect(try ask("rates", free).status == 403)
        #expect(try ask("agents", anybody.with("uid", 4_242)).status == 200)
        #expect(try ask("rates", free.with("price", "0.01")).status == 200)
        #expect(home.stop() == 0)
    }
}
