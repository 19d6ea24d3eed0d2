/// The paths whose bodies are secrets; only the admin door has such places.
enum SecretPosts {
    private static let unseal = Door.adminPath + AdminOrder.unseal.rawValue
    private static let slots = Door.adminPath + AdminOrder.slots.rawValue
    private static let orders: Set<String> = [
        slots, Door.adminPath + AdminOrder.rotateSlot.rawValue,
        Door.adminPath + AdminOrder.rotateRoot.rawValue,
        Door.adminPath + AdminOrder.rotateKeyring.rawValue,
    ]
    private static let imports: Set<String> = [
        Door.adminPath + AdminOrder.importWallet.rawValue,
        Door.adminPath + AdminOrder.previewWallet.rawValue,
    ]

    /// Whether what is posted here goes into memory of its own.
    static func carries(_ path: String) -> Bool {
        path == unseal || takesSlotOrder(path) || imports.contains(path) || takesValue(path)
    }

    /// Whether a body there is the value of a secret, which may be longer.
    static func takesValue(_ path: String) -> Bool {
        guard path.hasPrefix(Door.adminPath) else { return false }
        return FrontDesk.SecretVerb.read(String(path.dropFirst(Door.adminPath.count)))?
            .verb.takesValue == true
    }

    /// Whether it is an order about key slots.
    static func takesSlotOrder(_ path: String) -> Bool {
        orders.contains(path)
            || path.hasPrefix(slots + "/")
                && path.hasSuffix("/" + FrontDesk.Change.SlotVerb.verify.rawValue)
    }
}
