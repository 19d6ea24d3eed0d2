/// The name of a wallet: its chain and a label.
///
/// Form: `<chain>/[a-z0-9-]{1,32}`. A name is never reused.
public struct WalletName: Hashable, Sendable, Comparable {
    /// The name's text.
    public let text: String

    /// Checks the form; nil when it is not one.
    public init?(_ text: String) {
        guard NameForm.isWalletName(text) else { return nil }
        self.text = text
    }

    /// Orders by the UTF-8 bytes.
    public static func < (left: WalletName, right: WalletName) -> Bool { left.text < right.text }
}

extension WalletName {
    /// The chain, which is the part before the slash.
    public var chain: ChainName { ChainName(String(text.prefix { $0 != "/" })) }
}
