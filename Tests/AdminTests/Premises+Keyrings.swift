import Admin
import Gate
import JSON
import Ledger
import Terms

extension Premises {
    /// Begins a rotation with the passphrase, and waits until the beginning is durable.
    @discardableResult
    func begin(
        _ keyrings: [KeyringName] = [.api], _ passphrase: String = Premises.passphrase,
        reason: String = "yearly"
    ) throws -> JSONObject {
        try work(
            .rotateKeyrings(keyrings, proof: SlotChoice(), reason: reason), Array(passphrase.utf8))
    }

    /// Does one piece of it, as the loop does when the writer is done.
    func turn() throws {
        office.turnKeyrings()
        try settle()
    }

    /// Goes on until nothing is being rotated; how many pieces that took.
    @discardableResult
    func rotated() throws -> Int {
        struct NoEnd: Error {}
        for pieces in 0..<1_000 {
            if KeyringName.allCases.allSatisfy({ !journal.gate.state.keyring($0).isRotating }) {
                return pieces
            }
            try turn()
        }
        throw NoEnd()
    }

    /// The rows of terms that are gone.
    func destroyedTerms() throws -> [String] {
        try reader.rows(.terms).filter { $0.value == Array("destroyed".utf8) }
            .map { String(decoding: $0.id, as: UTF8.self) }
    }

    /// What unsealing found wrong.
    func lastFindings() throws -> JSON? { try entries("vault.unsealed").last?.body["findings"] }
}
