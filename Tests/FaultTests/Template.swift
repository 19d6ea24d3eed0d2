import Foundation
import JSON

/// A stopped vault with a few payments in it, made once; every test of tampering begins with a copy.
struct Template: Sendable {
    let secrets: Secrets
    let database: Data
    let anchor: Data
    /// The same vault, one payment earlier.
    let earlierDatabase: Data
    let earlierAnchor: Data
    /// The keys that were paid under, in order; the nonce of each is its index.
    let keys: [String]
    let size: UInt64

    static let shared = Result { try Template() }

    private init() throws {
        let place = try Place()
        let (served, secrets) = try Setup.serve(place)
        self.secrets = secrets
        keys = (0..<6).map { "tampering-payment-\($0)" }
        try Template.pay(keys[..<5], from: 0, at: place, secrets)
        guard served.stop() == 0 else { throw Trouble("no clean stop: \(served.child.errors)") }
        earlierDatabase = try Data(contentsOf: URL(filePath: place.database))
        earlierAnchor = try Data(contentsOf: URL(filePath: place.anchor))
        let again = try Served(place)
        _ = try again.unseal(secrets.passphrase)
        try Template.pay(keys[5...], from: 5, at: place, secrets)
        guard again.stop() == 0 else { throw Trouble("no clean stop: \(again.child.errors)") }
        database = try Data(contentsOf: URL(filePath: place.database))
        anchor = try Data(contentsOf: URL(filePath: place.anchor))
        size = try Surgery.number("SELECT count(*) FROM entries", in: place.database)
    }

    private static func pay(
        _ keys: ArraySlice<String>, from first: Int, at place: Place, _ secrets: Secrets
    ) throws {
        guard let payer = Payer(place, token: secrets.tokens[0]) else {
            throw Trouble("no agent door")
        }
        for (index, key) in keys.enumerated() {
            guard payer.pay(key, nonce: first + index)?.status == 200 else {
                throw Trouble("the template could not pay")
            }
        }
    }

    /// A copy in a place of its own.
    func copy(
        to place: Place? = nil, database: Data? = nil, anchor: Data? = nil
    ) throws -> Place {
        let place = try place ?? Place()
        try FileManager.default.createDirectory(
            atPath: place.home, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
        try (database ?? self.database).write(to: URL(filePath: place.database))
        try (anchor ?? self.anchor).write(to: URL(filePath: place.anchor))
        return place
    }
}
