public import Chains
public import JSON

extension Event {
    /// A wallet was brought in from elsewhere: as one that was made here, and the form its key came in.
    public static func walletImported(
        _ wallet: WalletFacts, form: KeyForm, sealed: JSON
    ) -> Event {
        let made = Event.walletCreated(wallet, sealed: sealed)
        var body = made.body
        body["imported"] = .string(form.rawValue)
        return Event(kind: made.kind, body: body)
    }

    /// The event with a word to auditors: this wallet's key is public, and its payments prove nothing.
    public var ofExample: Event {
        var body = body
        body["example"] = true
        return Event(kind: kind, body: body)
    }
}
