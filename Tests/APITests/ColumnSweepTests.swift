@testable import API
@testable import AdminTests
@testable import Ledger
@testable import PaymentTests
import Admin
import Foundation
import JSON
import Terms
import Testing

/// Every column of every table, changed in every way that there is: found out, named, and nothing of it used.
@Suite struct `A vault of which one place was changed` {
    /// How it showed.
    private enum Shown {
        case noStart(String)
        case staysSealed(String)
        case frozen([String])
        case asBefore
    }

    private let vault: RichVault
    private let maker: LesionMaker

    init() throws {
        vault = unsafe try RichVault.shared.get()
        let place = try vault.copy()
        let older = place.path + "/older.db"
        try vault.older.write(to: URL(filePath: older))
        maker = try LesionMaker(place.files.database, older: older)
    }

    // Blobs are for payments of more than 16 KiB, and no chain has any so large yet: whatever stands there is in no
    // entry, which `TamperingTests` tries.
    @Test func `has rows in every table but that of blobs`() throws {
        #expect(maker.names.count >= 12)
        #expect(maker.empty == ["blobs"])
        #expect(vault.transactions.values.count { $0 != .null } == 3)
    }

    @Test func `is as it was where nothing was changed`() throws {
        let place = try vault.copy()
        let lobby = try opened(place)
        #expect(lobby.premises.office.findings == [])
        try expectAsBefore(lobby)
    }

    @Test func `is found out, whatever it was, and used by nobody`() throws {
        var tried: Set<String> = []
        for lesion in maker.all() {
            tried.insert("\(lesion.table).\(lesion.column)")
            let place = try vault.copy()
            do { try run(lesion.statements, on: place) } catch {
                Issue.record("\(lesion): \(error) \(lesion.statements.map { $0.prefix(200) })")
                continue
            }
            let (shown, lobby) = try show(place)
            switch shown {
            case .noStart(let why), .staysSealed(let why):
                #expect(!why.isEmpty, "\(lesion)")
                if let lobby { try expectNothingUsed(lobby, lesion) }
            case .frozen(let findings):
                #expect(!findings.isEmpty, "\(lesion)")
                if let lobby { try expectNothingUsed(lobby, lesion) }
            case .asBefore:
                Issue.record("\(lesion): nothing found")
            }
            lobby?.premises.ledger.close()
        }
        #expect(maker.columns.subtracting(tried) == ["blobs.bytes", "blobs.hash"])
    }

    private func run(_ statements: [String], on place: Place) throws {
        let connection = try Connection(path: place.files.database, writing: true)
        try connection.execute("PRAGMA ignore_check_constraints=ON", during: .configuring)
        for statement in statements { try connection.execute(statement, during: .writing) }
    }

    private func opened(_ place: Place) throws -> Lobby {
        let lobby = Lobby(try Premises(at: place, clock: vault.clock))
        lobby.token = vault.token
        try lobby.unseal()
        return lobby
    }

    private func show(_ place: Place) throws -> (Shown, Lobby?) {
        let premises: Premises
        do { premises = try Premises(at: place, clock: vault.clock) } catch {
            return (.noStart("\((error as? LedgerError)?.clause ?? "\(error)")"), nil)
        }
        let lobby = Lobby(premises)
        lobby.token = vault.token
        let told = lobby.tryUnseal()
        try lobby.settle()
        guard told.status == 200 else {
            return (.staysSealed(told.json["detail"]?.text ?? ""), lobby)
        }
        let findings = premises.office.findings
        return (findings.isEmpty ? .asBefore : .frozen(findings), lobby)
    }

    /// No payment, old or new, no secret, no order of an admin, no backup.
    private func expectNothingUsed(_ lobby: Lobby, _ lesion: Lesion) throws {
        let told = [
            lobby.pay("first", Counter.body(purpose: ["item": "a tool"])),
            lobby.pay("another", Counter.body(nonce: 7)),
            lobby.agent(.get, "secrets/api_keys/openai"),
            lobby.admin(.post, "secrets/api_keys/openai/reveal", Array("{}".utf8)),
            lobby.admin(.post, "rates", JSONWriter.write(Premises.rate(price: "1"))),
            lobby.admin(
                .post, "backup",
                Array(#"{"path":"\#(lobby.premises.place.path)/backup"}"#.utf8)),
        ]
        try lobby.settle()
        for reply in told {
            #expect(reply.status.map { $0 >= 400 } == true, "\(lesion): \(reply.text)")
            #expect(!reply.text.contains("transaction") && reply.value() == nil, "\(lesion)")
        }
    }

    private func expectAsBefore(_ lobby: Lobby) throws {
        let again = try RichVault.orders(lobby.premises).map { ($0, lobby.pay($0, $1)) }
        let new = lobby.pay("another", Counter.body(nonce: 7))
        try lobby.settle()
        for (key, told) in again {
            #expect(told.status == 200 && told.json["transaction"] == vault.transactions[key])
        }
        #expect(new.status == 200, "\(new.text)")
        #expect(try lobby.secret("api_keys/openai").value() == "the new value")
    }
}
