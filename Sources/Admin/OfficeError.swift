public import JSON

/// Why the office did not do what an admin asked.
public enum OfficeError: Error, Hashable, Sendable {
    /// The vault is sealed.
    case sealed
    /// The vault is open already, or is being unsealed by somebody else.
    case busy(String)
    /// The passphrase opens no slot.
    case wrongPassphrase
    /// A field of the request is not of its form.
    case malformed(FieldError)
    /// The policy has mistakes: all of them, and whether one is of what is not enforced yet.
    case policy(mistakes: [String], unsupported: Bool)
    /// What is asked contradicts what is there: the rule, the fact, and what to do next.
    case refused(rule: String, detail: String, hint: String)
    /// It was ordered, and waits for approvers: why, the order's number, until when, and what they sign.
    case orderWaits(why: String, order: UInt64, until: String, sign: String)
    /// There is nothing by that name.
    case notFound
    /// The vault was found damaged; nothing may change but its freezing.
    case damaged(String)
    /// The log could not be written.
    case ledgerUnavailable
}
