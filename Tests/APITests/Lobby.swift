@testable import API
@testable import AdminTests
@testable import PaymentTests
import Admin
import Gate
import JSON
import Keyroom
import Ledger
import NIOCore
import NIOEmbedded
import Payment
import Terms
import Vault

/// The front desk over a real vault, without sockets: the test is the doors, the loop and the crew.
final class Lobby {
    let premises: Premises
    let desk: FrontDesk
    let crew = HandCrew()
    let loop = EmbeddedEventLoop()
    var token = ""

    /// Over a vault that is still sealed.
    init(_ premises: Premises) {
        self.premises = premises
        let crew = crew
        desk = FrontDesk(office: premises.office, workers: crew.workers, loop: loop) { office in
            guard let vault = office.vault else { return nil }
            return Teller(
                journal: office.journal, vault: vault, reader: office.reader,
                workers: crew.workers, wake: {})
        }
    }

    /// Over an open vault in which `buyer` may spend 10 CAD a day, one payment costing 1.63.
    static func open(policy: [UInt8] = Premises.policy()) throws -> Lobby {
        let lobby = Lobby(try Premises.found())
        try lobby.unseal()
        _ = lobby.admin(.post, "policy", policy)
        _ = lobby.admin(.post, "rates", JSONWriter.write(Premises.rate()))
        _ = lobby.admin(.post, "wallets", JSONWriter.write(Premises.wallet()))
        let body: JSON = ["agent": "buyer", "project": "shop", "uid": 2_000]
        let added = lobby.admin(.post, "agents", JSONWriter.write(body))
        try lobby.settle()
        lobby.token = added.json["token"]?.text ?? ""
        lobby.premises.journal.tally = Tally()
        return lobby
    }

    /// Hands a request to the desk.
    func ask(
        _ door: Door, _ method: DoorRequest.Method, _ path: String, query: String? = nil,
        token: String? = nil, key: String? = nil, body: [UInt8] = [], secret: SecretBody? = nil,
        uid: UInt32, seat: Seat? = nil
    ) -> Told {
        let told = Told()
        desk.take(
            DoorRequest(
                method: method, path: path, query: query,
                authorization: token.map { "Bearer \($0)" }, idempotencyKey: key, body: body,
                secret: secret, peer: Peer(door: door, uid: uid, connection: 1, seat: seat))
        ) { told.hear($0) }
        return told
    }

    /// Asks as the owner.
    func admin(
        _ method: DoorRequest.Method, _ path: String, _ body: [UInt8] = [], query: String? = nil
    )
        -> Told
    {
        ask(
            .admin, method, "/v1/admin/\(path)", query: query, body: body, uid: Premises.owner)
    }

    /// Asks as the agent.
    func agent(
        _ method: DoorRequest.Method, _ path: String, _ body: [UInt8] = [], key: String? = nil
    ) -> Told {
        ask(.agent, method, "/v1/\(path)", token: token, key: key, body: body, uid: 2_000)
    }

    /// Pays as the agent, with a key made of a short one.
    func pay(_ key: String = "first", _ body: JSON = Counter.body()) -> Told {
        let full = key + String(repeating: "-", count: max(0, 16 - key.utf8.count))
        return agent(.post, "payments", JSONWriter.write(body), key: full)
    }

    /// Asks as an auditor.
    func audit(_ path: String, query: String? = nil) -> Told {
        ask(.audit, .get, "/v1/audit/\(path)", query: query, uid: 3_000)
    }

    /// Asks to unseal; what came of it is heard after `settle()`.
    func tryUnseal(_ passphrase: String = Premises.passphrase) -> Told {
        let secret = SecretBody(capacity: 4_096)
        let bytes = Array(passphrase.utf8)
        _ = unsafe secret.append(bytes.span.bytes)
        return ask(
            .admin, .post, "/v1/admin/unseal", secret: secret, uid: Premises.owner)
    }

    /// Asks the admin door with a secret body.
    func secret(_ path: String, _ text: String, query: String? = nil) -> Told {
        let secret = SecretBody(capacity: 4_096)
        let bytes = Array(text.utf8)
        _ = unsafe secret.append(bytes.span.bytes)
        return ask(
            .admin, .post, "/v1/admin/\(path)", query: query, secret: secret,
            uid: Premises.owner)
    }

    /// Adds a card of 50 CAD exposure.
    func card(_ label: String = "main", _ text: String = CardCounter.text) -> Told {
        secret("cards/\(label)", text, query: "currency=CAD&exposure=50.00")
    }

    /// Unseals, to the end.
    func unseal() throws {
        let told = tryUnseal()
        try settle()
        guard told.status == 200 else { throw Doorbell.Silence() }
    }

    /// Lets loop, crew and writer run until nothing is left to do.
    func settle() throws {
        repeat {
            crew.work()
            loop.run()
            // One ring a batch, one wait a ring: nothing is collected that was not waited for.
            desk.endOfTurn()
            if !premises.office.isQuiet {
                try premises.bell.wait()
                desk.collect()
            }
        } while !desk.isQuiet || crew.count > 0
    }

    /// What has been counted since the vault was made ready: `door uid agent rule`, and how often.
    var counts: [String: UInt64] {
        guard case .array(let list)? = premises.journal.tally.event?.body["counts"] else {
            return [:]
        }
        var counts: [String: UInt64] = [:]
        for line in list {
            guard case .integer(let uid)? = line["uid"], case .integer(let count)? = line["count"]
            else { continue }
            let name = [line["door"]?.text, "\(uid)", line["agent"]?.text, line["rule"]?.text]
            counts[name.compactMap { $0 }.joined(separator: " ")] = count
        }
        return counts
    }
}
