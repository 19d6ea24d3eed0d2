import Chains
import Gate
import JSON
import Terms
import Testing

/// The exact bytes of entries: logs are for ever, so a change of their schema must break a test.
@Suite struct `The bytes of` {
    private func story() throws -> Till {
        var till = Till()
        try till.record(
            .vaultInitialised(
                vault: "v-1", origin: "bursar.example/v-1", verifierKey: "k", development: false,
                sealed: ["slots": .array([])]))
        try till.record(.walletCreated(Sample.facts(), sealed: ["wallet": "00"]))
        try till.record(.agentAdded(Sample.worker, project: Sample.game, uid: 1_000))
        let budget = Sample.budget(perPayment: "15", payees: .listed([Sample.payee]))
        let zone = ZoneRules(
            identifier: "America/Toronto", version: "2025b", firstOffset: 0, transitions: [])
        try till.record(
            .policyApplied(
                Sample.policy(Sample.project(zone: zone, agents: [Sample.worker: budget]))))
        try till.setRate("4.12", haircut: 200, maxAge: 86_400, isForced: false)
        try till.transfer("1.5", nonce: 5)
        try till.transfer("5", nonce: 6)
        return till
    }

    private func check(_ index: Int, _ expected: String) throws {
        let found = String(decoding: try story().entries[index], as: UTF8.self)
        #expect(found == expected)
    }

    @Test func `vault.initialised`() throws {
        try check(
            0,
            #"""
            {"actor":{"name":"","role":"admin","uid":0},"blind":"00000000000000000000000000000\#
            000","development":false,"gate":2,"kind":"vault.initialised","origin":"bursar.exam\#
            ple/v-1","sealed":{"slots":[]},"seq":0,"time":"2026-11-23T10:00:00.000000000Z","v"\#
            :1,"vault":"v-1","verifier_key":"k"}
            """#)
    }

    @Test func `wallet.created`() throws {
        try check(
            1,
            #"""
            {"actor":{"name":"","role":"admin","uid":0},"address":"0x7E5F4552091A69125d5DfCb7b\#
            8C2659029395Bdf","blind":"01010101010101010101010101010101","chain":"ethereum","ki\#
            nd":"wallet.created","network":"mainnet","public_key":"0279be667ef9dcbbac55a06295c\#
            e870b07029bfcdb2dce28d959f2815b16f81798","sealed":{"wallet":"00"},"seq":1,"time":"\#
            2026-11-23T10:00:00.000000001Z","v":1,"wallet":"ethereum/main","wallet_kind":"eoa"\#
            }
            """#)
    }

    @Test func `agent.added`() throws {
        try check(
            2,
            #"""
            {"actor":{"name":"","role":"admin","uid":0},"agent":"worker","blind":"020202020202\#
            02020202020202020202","kind":"agent.added","project":"game","seq":2,"time":"2026-1\#
            1-23T10:00:00.000000002Z","uid":1000,"v":1}
            """#)
    }

    @Test func `policy.applied`() throws {
        try check(
            3,
            #"""
            {"actor":{"name":"","role":"admin","uid":0},"blind":"03030303030303030303030303030\#
            303","document":{"currency":"CAD","projects":{"game":{"agents":{"worker":{"limit":\#
            {"amount":"25","per":"day"},"max_fee":"5","payees":[{"account":"0x2B5AD5c4795c0265\#
            14f8317c7a215E218DcCD6cF","chain":"ethereum","network":"mainnet"}],"per_payment":"\#
            15","requests":{"burst":200,"per_second":50},"wallets":["ethereum/main"]}},"limit"\#
            :{"amount":"100","per":"week","starts":"monday"},"pools":{"emergency":"20","reserv\#
            e":"50"},"show_project":false,"timezone":{"identifier":"America/Toronto","tzdb":"2\#
            025b"}}},"version":1},"kind":"policy.applied","policy":"ddae1387d1e461706918208386\#
            2fbc3a40fad5990fcb0f70e3b077f6c09e58fa","seq":3,"time":"2026-11-23T10:00:00.000000\#
            003Z","v":1}
            """#)
    }

    @Test func `rate.set`() throws {
        try check(
            4,
            #"""
            {"actor":{"name":"","role":"admin","uid":0},"asset":"ETH","blind":"040404040404040\#
            40404040404040404","currency":"CAD","haircut_bps":200,"kind":"rate.set","max_age":\#
            86400,"price":"4.12","seq":4,"time":"2026-11-23T10:00:00.000000004Z","v":1}
            """#)
    }

    @Test func `a signed payment.decided`() throws {
        try check(
            5,
            #"""
            {"actor":{"name":"worker","role":"agent","uid":1000},"blind":"05050505050505050505\#
            050505050505","charge":"6.303688251","class":"ethereum/1/0x7E5F4552091A69125d5DfCb\#
            7b8C2659029395Bdf/5","clock":{"boot_id":"boot-1","boot_ns":"1000000000000","wall":\#
            "2026-11-23T10:00:00.000000000Z"},"fingerprint":"6b86b273ff34fce19d6b804eff5a3f574\#
            7ada4eaa22f1d49c01e52ddb7875b4b","gate":2,"intent":{"amount":"1.5","asset":"ETH","\#
            kind":"transfer","to":"0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"},"key":"key-000\#
            0000000000001","kind":"payment.decided","network":{"chain_id":1,"gas_limit":"21000\#
            ","max_fee_per_gas":"1000000000","max_priority_fee_per_gas":"0","nonce":5},"outcom\#
            e":"signed","payload":"02eb010580843b9aca00825208942b5ad5c4795c026514f8317c7a215e2\#
            18dccd6cf8814d1120d7b16000080c0","payment":"01M83XJ8800000000000000001","policy":"\#
            ddae1387d1e4617069182083862fbc3a40fad5990fcb0f70e3b077f6c09e58fa","rates":[4],"rul\#
            e":null,"seq":5,"time":"2026-11-23T10:00:00.000000005Z","v":1,"wallet":"ethereum/m\#
            ain","windows":[{"after":"6.303688251","before":"0","charge":"6.303688251","end":"\#
            2026-11-24T05:00:00.000000000Z","limit":"25","scope":"agent/worker","start":"2026-\#
            11-23T05:00:00.000000000Z"},{"after":"6.303688251","before":"0","charge":"6.303688\#
            251","end":"2026-11-30T05:00:00.000000000Z","limit":"100","scope":"project/game","\#
            start":"2026-11-23T05:00:00.000000000Z"}],"worst_case":[{"amount":"1.500021","asse\#
            t":"ETH"}]}
            """#)
    }

    @Test func `a refused payment.decided`() throws {
        try check(
            6,
            #"""
            {"actor":{"name":"worker","role":"agent","uid":1000},"blind":"06060606060606060606\#
            060606060606","class":"ethereum/1/0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf/6","c\#
            lock":{"boot_id":"boot-1","boot_ns":"1000000000000","wall":"2026-11-23T10:00:00.00\#
            0000000Z"},"fingerprint":"d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666e\#
            ec13ab35","gate":2,"intent":{"amount":"5","asset":"ETH","kind":"transfer","to":"0x\#
            2B5AD5c4795c026514f8317c7a215E218DcCD6cF"},"key":"key-0000000000000001","kind":"pa\#
            yment.decided","network":{"chain_id":1,"gas_limit":"21000","max_fee_per_gas":"1000\#
            000000","max_priority_fee_per_gas":"0","nonce":6},"outcome":"refused","payload":"0\#
            2eb010680843b9aca00825208942b5ad5c4795c026514f8317c7a215e218dccd6cf884563918244f40\#
            00080c0","payment":"01M83XJ8800000000000000002","policy":"ddae1387d1e4617069182083\#
            862fbc3a40fad5990fcb0f70e3b077f6c09e58fa","rates":[4],"rule":"payment.above-limit"\#
            ,"seq":6,"time":"2026-11-23T10:00:00.000000006Z","v":1,"wallet":"ethereum/main","w\#
            indows":[{"after":"6.303688251","before":"6.303688251","charge":"0","end":"2026-11\#
            -24T05:00:00.000000000Z","limit":"25","scope":"agent/worker","start":"2026-11-23T0\#
            5:00:00.000000000Z"},{"after":"6.303688251","before":"6.303688251","charge":"0","e\#
            nd":"2026-11-30T05:00:00.000000000Z","limit":"100","scope":"project/game","start":\#
            "2026-11-23T05:00:00.000000000Z"}],"worst_case":[{"amount":"5.000021","asset":"ETH\#
            "}]}
            """#)
    }
}
