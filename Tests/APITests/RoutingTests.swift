@testable import AdminTests
import API
import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The front desk` {
    @Test(
        arguments: [
            (.post, "payments"), (.post, "quotes"), (.get, "self"), (.get, "self/prompt"),
            (.get, "payments/01J00000000000000000000000"), (.get, "nothing"),
        ] as [(DoorRequest.Method, String)])
    func `serves no agent while it is sealed`(method: DoorRequest.Method, path: String) throws {
        let lobby = Lobby(try Premises.found())
        let told = lobby.agent(method, path)
        #expect(told.status == 503)
        #expect(told.title == "sealed")
        #expect(lobby.counts == ["agent 2000  sealed": 1])
    }

    @Test func `serves owner and auditor while it is sealed, as far as it can`() throws {
        let lobby = Lobby(try Premises.found())
        #expect(lobby.admin(.get, "status").json["sealed"] == true)
        for path in [
            "policy", "agents", "wallets", "rates", "budgets", "wallets/ethereum/main", "payments",
            "payments/01J00000000000000000000000", "observers",
        ] {
            #expect(lobby.admin(.get, path).title == "sealed")
        }
        for path in [
            "policy", "agents", "wallets", "rates", "clock/acknowledge", "seal", "agents/a/freeze",
            "freeze", "thaw", "projects/p/freeze", "projects/p/grant", "wallets/a/b/thaw",
            "observers", "observers/w/remove", "payments/x/approve", "payments/x/settle",
            "payments/x/void", "payments/x/write-off", "payments/x/deny",
        ] { #expect(lobby.admin(.post, path).title == "sealed") }
        for (path, query) in [
            ("key", nil), ("checkpoint", nil), ("entries", "from=0&limit=10"),
            ("proof/inclusion", "index=0&size=1"), ("proof/consistency", "from=1&to=1"),
        ] { #expect(lobby.audit(path, query: query).status == 200) }
    }

    @Test(
        arguments: [
            (.get, "/v1/self/"), (.get, "/v1/self/prompts"), (.get, "/V1/self"),
            (.get, "/v1//self"), (.get, "/"),
            (.post, "/v1/payments/"), (.get, "/v1/payments/"), (.get, "/v1/payments/x"),
            (.get, "/v1/payments/01J00000000000000000000000"), (.get, "/v1/admin/status"),
            (.get, "/v1/audit/key"),
        ] as [(DoorRequest.Method, String)])
    func `has nothing else for agents`(method: DoorRequest.Method, path: String) throws {
        let lobby = try Lobby.open()
        let told = lobby.ask(.agent, method, path, token: lobby.token, uid: 2_000)
        #expect(told.status == 404)
        #expect(told.title == "not-found")
        #expect(lobby.counts == ["agent 2000 buyer not-found": 1])
    }

    @Test(
        arguments: [
            (.get, "/v1/payments", "POST"), (.get, "/v1/quotes", "POST"),
            (.post, "/v1/self", "GET"), (.post, "/v1/self/prompt", "GET"),
            (.post, "/v1/payments/01J00000000000000000000000", "GET"),
            (.get, "/v1/payments/01J00000000000000000000000/reports", "POST"),
        ] as [(DoorRequest.Method, String, String)])
    func `says which method a path takes`(
        method: DoorRequest.Method, path: String, allowed: String
    ) throws {
        let lobby = try Lobby.open()
        let told = lobby.ask(.agent, method, path, token: lobby.token, uid: 2_000)
        #expect(told.status == 405)
        #expect(told.title == "method-not-allowed")
        #expect(told.header("allow") == allowed)
        #expect(lobby.counts == ["agent 2000 buyer method-not-allowed": 1])
        // A stranger learns nothing of the paths.
        #expect(lobby.ask(.agent, method, path, token: "x", uid: 2_000).status == 401)
    }

    @Test(
        arguments: [
            (.get, "/v1/admin"), (.get, "/v1/admin/"), (.get, "/v1/admin/nothing"),
            (.get, "/v1/admin/status/"), (.get, "/v1/admin/wallets/ethereum"),
            (.get, "/v1/admin/wallets/ethereum/none"), (.get, "/v1/admin/wallets/a/b/c"),
            (.get, "/v1/admin/agents/buyer/freeze"), (.get, "/v1/admin/seal"),
            (.post, "/v1/admin/status"), (.post, "/v1/admin/agents/buyer"),
            (.post, "/v1/admin/agents/buyer/promote"), (.post, "/v1/admin/agents/buyer/freeze/x"),
            (.post, "/v1/admin/agents/nobody/freeze"), (.post, "/v1/admin/clock"),
            (.post, "/v1/self"), (.get, "/v2/admin/status"), (.get, "v1/admin/status"),
            (.get, "/v1/admin/freeze"), (.post, "/v1/admin/freeze/x"),
            (.get, "/v1/admin/payments/x"), (.get, "/v1/admin/payments/"),
            (.post, "/v1/admin/payments"), (.post, "/v1/admin/payments/x/approve"),
            (.post, "/v1/admin/payments/01J00000000000000000000000/void"),
            (.post, "/v1/admin/payments/x/sign"), (.post, "/v1/admin/projects/none/freeze"),
            (.post, "/v1/admin/projects/shop"), (.post, "/v1/admin/projects/shop/remove"),
            (.post, "/v1/admin/wallets/ethereum/freeze"),
            (.post, "/v1/admin/wallets/ethereum/none/freeze"),
            (.post, "/v1/admin/wallets/ethereum/main/grant"),
            (.post, "/v1/admin/observers/none/remove"), (.post, "/v1/admin/observers/none/add"),
            (.get, "/v1/admin/observers/none"), (.post, "/v1/rates"),
        ] as [(DoorRequest.Method, String)])
    func `has nothing else for admins`(method: DoorRequest.Method, path: String) throws {
        let lobby = try Lobby.open()
        let told = lobby.ask(.admin, method, path, uid: Premises.owner)
        #expect(told.status == 404)
        #expect(lobby.counts == ["admin 1000  not-found": 1])
    }

    @Test(
        arguments: [
            (.post, "/v1/audit/key"), (.get, "/v1/audit"), (.get, "/v1/audit/"),
            (.get, "/v1/audit/proof"), (.get, "/v1/audit/blobs"), (.get, "/v1/audit/blobs/"),
            (.get, "/v1/audit/blobs/ab"), (.get, "/v1/admin/status"), (.get, "/v1/self"),
        ] as [(DoorRequest.Method, String)])
    func `has nothing else for auditors`(method: DoorRequest.Method, path: String) throws {
        let lobby = try Lobby.open()
        #expect(lobby.ask(.audit, method, path, uid: 3_000).status == 404)
        #expect(lobby.counts == ["audit 3000  not-found": 1])
    }

    @Test func `answers an auditor with text, lines and hashes`() throws {
        let lobby = try Lobby.open()
        let size = lobby.premises.ledger.durableSize
        let key = lobby.audit("key")
        #expect(key.type == "text/plain; charset=utf-8")
        #expect(key.text == lobby.premises.office.facts.verifierKey + "\n")
        #expect(lobby.audit("checkpoint").text == lobby.premises.ledger.checkpoint)
        let lines = lobby.audit("entries", query: "from=1&limit=2")
        #expect(lines.type == "application/x-ndjson")
        let entries = try lobby.premises.entries()
        #expect(lines.replies.first?.body == entries[1].bytes + [10] + entries[2].bytes + [10])
        let proof = lobby.audit("proof/inclusion", query: "index=1&size=\(size)")
        #expect(proof.json["hashes"]?.texts.isEmpty == false)
        #expect(lobby.counts["audit 3000  read"] == 4)
    }

    @Test func `answers an auditor with the bytes of a blob`() throws {
        let lobby = try Lobby.open()
        let hash = lobby.premises.ledger.stage(blob: [0, 10, 255])
        _ = lobby.admin(.post, "rates", JSONWriter.write(Premises.rate()))
        try lobby.settle()
        let told = lobby.audit("blobs/\(hash.hex)")
        #expect(told.type == "application/octet-stream")
        #expect(told.replies.first?.body == [0, 10, 255])
        #expect(lobby.audit("blobs/\(hash.hex)", query: "x=1").status == 400)
    }

    @Test(
        arguments: [
            ("entries", nil), ("entries", "from=0"), ("entries", "limit=1"),
            ("entries", "from=0&limit=0"), ("entries", "from=0&limit=1001"),
            ("entries", "from=-1&limit=1"), ("entries", "from=01&limit=1"),
            ("entries", "from=0&from=1&limit=1"), ("entries", "from=+1&limit=1"),
            ("entries", "from=18446744073709551616&limit=1"), ("entries", "from&limit=1"),
            ("entries", "from=0&limit=1&form=2"), ("proof/inclusion", "index=0"),
            ("proof/inclusion", "index=0&size=0"), ("proof/inclusion", "index=9&size=9"),
            ("proof/consistency", "from=0&to=1"), ("proof/consistency", "from=2&to=1"),
            ("proof/consistency", "from=1&to=9999"), ("key", "x=1"), ("checkpoint", "size=3"),
        ] as [(String, String?)])
    func `says what is wrong with an auditor's query`(path: String, query: String?) throws {
        let lobby = try Lobby.open()
        let told = lobby.audit(path, query: query)
        #expect(told.status == 400)
        #expect(told.title == "malformed")
        #expect(lobby.counts == ["audit 3000  malformed": 1])
    }

    @Test(arguments: ["agent=", "agents=a", "agent=a&agent=b", "agent", "agent=a&x=1"])
    func `says what is wrong with a query for budgets`(query: String) throws {
        let lobby = try Lobby.open()
        let told = lobby.admin(.get, "budgets", query: query)
        // An empty name is a name nobody has.
        #expect(told.status == (query == "agent=" ? 404 : 400))
    }

    @Test(arguments: [0, 1_000, 1_001, 2_000, .max] as [UInt32])
    func `is commanded by its owner and root alone`(uid: UInt32) throws {
        let lobby = try Lobby.open()
        let told = lobby.ask(.admin, .get, "/v1/admin/status", uid: uid)
        guard uid == 0 || uid == Premises.owner else {
            #expect(told.status == 403)
            #expect(told.rule == "admin.not-owner")
            #expect(lobby.ask(.admin, .post, "/v1/admin/seal", uid: uid).status == 403)
            #expect(lobby.counts == ["admin \(uid)  refused": 2])
            return
        }
        #expect(told.status == 200)
    }

    @Test func `records who commanded`() throws {
        let lobby = try Lobby.open()
        let told = lobby.ask(.admin, .post, "/v1/admin/agents/buyer/freeze", uid: 0)
        #expect(told.isSilent)
        try lobby.settle()
        #expect(told.json == ["agent": "buyer", "status": "frozen"])
        #expect(try lobby.premises.entries("agent.frozen").first?.actor.uid == 0)
    }

    @Test func `takes a body that is no JSON from nobody`() throws {
        let lobby = try Lobby.open()
        for text in ["{", "", "{}{}", #"{"a":1,"a":2}"#, "{\"agent\":\"\u{1}\"}"] {
            let agent = lobby.agent(
                .post, "payments", Array(text.utf8), key: "0123456789abcdef")
            #expect(agent.status == 400)
            let admin = lobby.admin(.post, "rates", Array(text.utf8))
            #expect(admin.status == 400)
            #expect(!admin.text.contains("\u{1}"))
        }
        #expect(!lobby.premises.ledger.hasStaged)
    }
}
