import Admin
import JSON
import Terms

extension Premises {
    /// Carries an order about slots out to its end and waits until what it recorded is durable.
    @discardableResult
    func work(_ order: SlotOrder, _ secrets: [UInt8]) throws -> JSONObject {
        let attempt = try office.begin(order)
        let outcome = unsafe attempt.work(with: secrets.span.bytes)
        defer { try? settle() }
        return try office.finish(outcome, by: Premises.admin)
    }

    /// Tries what opens other slots than a passphrase's.
    func unseal(_ secret: [UInt8], _ choice: SlotChoice = SlotChoice()) throws {
        let attempt = try office.beginUnseal(choice)
        let outcome = unsafe attempt.open(with: secret.span.bytes)
        defer { try? settle() }
        try office.finishUnseal(outcome, by: Premises.admin) { [] }
    }
}

extension SlotName {
    /// A name that a test spells right.
    static func named(_ text: String) -> SlotName { SlotName(text) ?? .main }
}
