@testable import API
@testable import AdminTests
@testable import Chains
import JSON
import Keyroom
import Terms

/// A key of its own for each number, on its way into the vault as somebody would bring it.
struct Importing {
    static let paths: Set<String> = ["/v1/admin/wallets/import", "/v1/admin/wallets/preview"]

    let number: Int
    /// Whether the key is one; its checksum is wrong otherwise.
    var isGood = true

    /// The 32 bytes of the key: never zero, and below the order.
    var key: [UInt8] {
        [UInt8](repeating: 0x42, count: 28)
            + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }

    /// The key as Bitcoin's test networks write it.
    var wif: String {
        let text = Base58Check.encode([0xEF] + key + [1])
        return isGood ? text : String(text.dropLast()) + "1"
    }

    var name: String { "bitcoin/in-\(number)" }

    /// The address that the key has, worked out beside the vault.
    var address: String {
        get throws {
            let secret = unsafe try SecretBytes(copying: key.span.bytes)
            let publicKey = try KeyMaker().publicKey(of: secret, scheme: Bitcoin.scheme)
            return try Bitcoin.account(publicKey: publicKey, network: .testnet, kind: "p2wpkh").text
        }
    }

    /// Asks for it; what came of it is heard once the crew has worked.
    func put(
        to lobby: Lobby, keeps: Bool, query: String?, address: String? = nil, uid: UInt32
    ) -> Told {
        let secret = SecretBody(capacity: 4_096)
        let bytes = Array(wif.utf8)
        _ = unsafe secret.append(bytes.span.bytes)
        let expected = (try? address ?? self.address) ?? ""
        let asked =
            "wallet=\(name)&network=testnet&form=wif" + (keeps ? "&address=\(expected)" : "")
        return lobby.ask(
            .admin, .post, "/v1/admin/wallets/\(keeps ? "import" : "preview")",
            query: query ?? asked, secret: secret, uid: uid)
    }
}
