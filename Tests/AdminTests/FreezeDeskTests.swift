import Admin
import Gate
import JSON
import Ledger
import Terms
import Testing

@Suite struct `The freezes of an admin` {
    private let by = Premises.admin

    @Test func `of vault, project and wallet are told, warned of, and thawed with a reason`() throws
    {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        let vault = office.facts.vault
        #expect(
            try office.setVault(frozen: true, [:], by: by).canonical
                == #"{"status":"frozen","vault":"\#(vault)"}"#)
        #expect(
            try office.setProject("shop", frozen: true, ["reason": "odd"], by: by).canonical
                == #"{"project":"shop","status":"frozen"}"#)
        #expect(
            try office.setWallet("ethereum/main", frozen: true, [:], by: by).canonical
                == #"{"status":"frozen","wallet":"ethereum/main"}"#)
        let warnings = [
            "the vault is frozen until bursar thaw", "project shop is frozen",
            "wallet ethereum/main is frozen",
        ]
        #expect(office.status()["warnings"]?.texts.suffix(3) == warnings[...])
        try premises.settle()
        let reason: JSON = ["reason": "explained"]
        #expect(try office.setVault(frozen: false, reason, by: by)["status"] == "active")
        #expect(try office.setProject("shop", frozen: false, reason, by: by)["status"] == "active")
        #expect(
            try office.setWallet("ethereum/main", frozen: false, reason, by: by)["status"]
                == "active")
        try premises.settle()
        #expect(office.status()["warnings"]?.texts.count == 1)
        let tail = try premises.entries().suffix(6)
        #expect(
            tail.map(\.kind) == [
                "vault.frozen", "project.frozen", "wallet.frozen", "vault.thawed",
                "project.thawed", "wallet.thawed",
            ])
        #expect(
            tail.map { $0.body["reason"] }.suffix(3) == ["explained", "explained", "explained"])
        #expect(tail.allSatisfy { $0.actor == by })
    }

    @Test func `change nothing where they already are so, name nothing, or give no reason`() throws
    {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        let reason: JSON = ["reason": "x"]
        let attempts: [(String?, () throws -> Void)] = [
            ("vault.conflict", { _ = try office.setVault(frozen: false, reason, by: by) }),
            (
                "project.conflict",
                { _ = try office.setProject("shop", frozen: false, reason, by: by) }
            ),
            (
                "wallet.conflict",
                { _ = try office.setWallet("ethereum/main", frozen: false, reason, by: by) }
            ),
            ("reason", { _ = try office.setVault(frozen: false, [:], by: by) }),
            ("reason", { _ = try office.setVault(frozen: false, ["reason": ""], by: by) }),
            ("reason", { _ = try office.setProject("shop", frozen: false, [:], by: by) }),
            ("why", { _ = try office.setVault(frozen: true, ["why": "x"], by: by) }),
            (nil, { _ = try office.setProject("nothing", frozen: true, [:], by: by) }),
            (nil, { _ = try office.setProject("Shop", frozen: true, [:], by: by) }),
            (nil, { _ = try office.setWallet("ethereum/none", frozen: true, [:], by: by) }),
            (nil, { _ = try office.setWallet("ethereum", frozen: true, [:], by: by) }),
        ]
        for (place, attempt) in attempts {
            let error = premises.refusedWithoutTrace(attempt)
            if let place { #expect(error?.place == place) } else { #expect(error == .notFound) }
        }
    }

    @Test func `hold over a restart`() throws {
        let (premises, _) = try Premises.ready()
        _ = try premises.office.setVault(frozen: true, [:], by: by)
        try premises.settle()
        let next = try premises.restarted()
        // Known before anyone unseals it.
        #expect(
            next.office.status()["warnings"]?.texts.contains(
                "the vault is frozen until bursar thaw")
                == true)
        try next.unseal()
        #expect(next.journal.gate.state.frozen.vault)
        #expect(next.office.findings == [])
    }
}

@Suite struct `An emergency grant` {
    private let pools = """

          lab:
            limit: {amount: "50.00", per: month}
            pools: {reserve: "5.00", emergency: "20.00", draw: {emergency: grant}}
            agents:
              mouse:
                limit: {amount: "40.00", per: day}
                wallets: [ethereum/main]
                payees: any
        """

    private func open() throws -> Premises {
        let (premises, _) = try Premises.ready()
        _ = try premises.office.applyPolicy(Premises.policy(more: pools), by: Premises.admin)
        try premises.settle()
        return premises
    }

    private func body(
        amount: JSON = "20.00", lasts: JSON = 3_600, reason: JSON = "a flood"
    ) -> JSON {
        ["amount": amount, "lasts": lasts, "reason": reason]
    }

    @Test func `lasts as long as it says, and the status tells`() throws {
        let premises = try open()
        let office = premises.office
        #expect(
            try office.grant("lab", body(), by: Premises.admin).canonical
                == #"{"amount":"20","project":"lab","until":"2026-11-23T13:00:00Z"}"#)
        let warning =
            "project lab may draw 20 CAD of its emergency pool until 2026-11-23T13:00:00Z"
        #expect(office.status()["warnings"]?.texts.last == warning)
        try premises.settle()
        premises.clock.pass(seconds: 3_601)
        #expect(office.status()["warnings"]?.texts.contains(warning) == false)
        // 30 days and not a second more.
        #expect(
            try office.grant("lab", body(lasts: 2_592_000), by: Premises.admin)["project"] == "lab")
    }

    @Test func `is refused where it is more, longer or for less than nothing`() throws {
        let premises = try open()
        let attempts: [(JSON, String)] = [
            (body(amount: "20.01"), "emergency.conflict"),
            (body(amount: "0"), "emergency.conflict"),
            (body(lasts: 2_592_001), "emergency.conflict"), (body(lasts: 0), "emergency.conflict"),
            (body(lasts: 9_007_199_254_740_991), "emergency.conflict"),
            (body(amount: 20), "amount"), (body(amount: "-1"), "amount"),
            (body(lasts: "1h"), "lasts"), (body(reason: ""), "reason"), ([:], "amount"),
        ]
        for (body, place) in attempts {
            let error = premises.refusedWithoutTrace {
                _ = try premises.office.grant("lab", body, by: Premises.admin)
            }
            #expect(error?.place == place)
        }
        // A project without a pool to draw on has nothing to grant.
        #expect(
            premises.refusedWithoutTrace {
                _ = try premises.office.grant("shop", body(), by: Premises.admin)
            }?.place == "emergency.conflict")
        #expect(
            refusal { _ = try premises.office.grant("none", body(), by: Premises.admin) }
                == .notFound)
    }
}

@Suite struct `The observers` {
    private let key = String(repeating: "ab", count: 32)

    @Test func `are added by name and key, listed, and removed`() throws {
        let (premises, _) = try Premises.ready()
        let office = premises.office
        let body: JSON = ["name": "watcher", "public_key": .string(key)]
        #expect(try office.observers().canonical == #"{"observers":[]}"#)
        #expect(
            try office.addObserver(body, by: Premises.admin).canonical
                == #"{"name":"watcher","public_key":"\#(key)"}"#)
        #expect(try office.observers()["observers"]?[0]?["public_key"] == .string(key))
        try premises.settle()
        #expect(
            premises.refusedWithoutTrace { _ = try office.addObserver(body, by: Premises.admin) }?
                .place == "observer.conflict")
        #expect(
            refusal { _ = try office.removeObserver("nobody", [:], by: Premises.admin) }
                == .notFound)
        #expect(
            premises.refusedWithoutTrace {
                _ = try office.removeObserver("watcher", ["x": 1], by: Premises.admin)
            }?.place == "x")
        #expect(
            try office.removeObserver("watcher", [:], by: Premises.admin).canonical
                == #"{"name":"watcher","status":"removed"}"#)
        try premises.settle()
        #expect(try office.observers()["observers"] == [])
        #expect(
            try premises.entries().suffix(2).map(\.kind) == ["observer.added", "observer.removed"])
    }

    @Test(arguments: [
        ("{}", "name"), (#"{"name":"Watcher"}"#, "name"), (#"{"name":"w"}"#, "public_key"),
        (#"{"name":"w","public_key":"ab"}"#, "public_key"),
        (#"{"name":"w","public_key":7}"#, "public_key"),
    ])
    func `are not added from a body of another form`(text: String, field: String) throws {
        let (premises, _) = try Premises.ready()
        let body = try JSON.reading(text)
        #expect(
            premises.refusedWithoutTrace {
                _ = try premises.office.addObserver(body, by: Premises.admin)
            }?.place == field)
    }
}
