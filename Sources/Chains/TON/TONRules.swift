internal import Terms

/// What is never signed for TON, however well formed it is.
enum TONRules {
    /// More nanoTON than there will be: 10^10 TON, twice the supply.
    static let mostNanoTON: UInt128 = 10_000_000_000_000_000_000

    /// Passes a transfer; throws ``ChainError/refused(rule:detail:hint:)`` with the rule it breaks.
    static func check(_ transfer: TONTransfer) throws(ChainError) {
        // The masterchain takes twenty-five times as much for a message as the basic workchain.
        guard transfer.to.workchain == 0 else {
            throw .refused(
                rule: "ton.workchain",
                detail: "the payee is in workchain \(transfer.to.workchain), and only workchain 0 "
                    + "is paid",
                hint: "pay an address of workchain 0")
        }
        guard !transfer.to.isReserved else {
            throw .refused(
                rule: "ton.payee", detail: "the payee is the address of zeros, which nobody owns",
                hint: "pay an address that somebody holds the key of")
        }
        guard transfer.nanoTON > 0 else {
            throw .refused(
                rule: "ton.value", detail: "a transfer of 0 nanoTON pays nobody",
                hint: "ask for an amount above zero")
        }
        guard transfer.nanoTON <= mostNanoTON else {
            throw overflow("\(transfer.nanoTON) nanoTON is more than there is")
        }
    }

    /// Passes an address whose form is for `network`, or for none.
    static func check(_ form: TONAddressForm, for network: Network) throws(ChainError) {
        guard let named = form.network, named != network else { return }
        throw .refused(
            rule: "ton.address-network",
            detail: "the payee's address is written for \(named.rawValue) and the wallet's key "
                + "belongs to \(network.rawValue)",
            hint: "use the address as \(network.rawValue) wallets show it, or its raw form")
    }

    /// The refusal of a number that is larger than what is reckoned in.
    static func overflow(_ detail: String) -> ChainError {
        .refused(rule: "ton.overflow", detail: detail, hint: "ask for an amount that exists")
    }
}
