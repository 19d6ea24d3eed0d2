import JSON
import Terms

@testable import Chains

/// Requests for TON, correct unless a test changes them.
enum TONPayments {
    /// The account of ton_addresses.json, as its wallet shows it.
    static let payee = "UQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi41-E"
    static let bounceablePayee = "EQAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi4wJB"
    static let testPayee = "0QAs9VlT6S776tq3unJcP5Ogsj-ELLunLXuOb1EKcOQi4-QO"
    /// 2026-11-23, 10:00 UTC.
    static let now = Moment(seconds: 1_795_428_000)

    static func wallet(_ network: Network = .mainnet) throws -> WalletFacts {
        let key = try hex(TONMessageVector.publicKey)
        return WalletFacts(
            name: try require(WalletName("ton/main")), network: network, kind: "v5r1",
            publicKey: key,
            account: try TON.account(publicKey: key, network: network, kind: "v5r1"))
    }

    static func intent(
        to: JSON = .string(payee), amount: JSON = "1.5", asset: JSON = "TON",
        kind: JSON = "transfer", comment: JSON? = nil
    ) -> JSON {
        var object = JSONObject([
            ("kind", kind), ("to", to), ("amount", amount), ("asset", asset),
        ])
        if let comment { object["comment"] = comment }
        return .object(object)
    }

    static func network(seqno: JSON = 7, validFor: JSON = 120, deployed: JSON? = nil) -> JSON {
        var object = JSONObject([("seqno", seqno), ("valid_for", validFor)])
        if let deployed { object["deployed"] = deployed }
        return .object(object)
    }

    static func request(
        intent: JSON = intent(), network: JSON = network(), on kind: Network = .mainnet,
        at now: Moment = now
    ) throws -> ProposalRequest {
        ProposalRequest(wallet: try wallet(kind), intent: intent, network: network, now: now)
    }

    /// The transfer `request()` asks for, with one field of another value.
    static func transfer(
        to: String = payee, bounce: Bool = false, nanoTON: UInt128 = 1_500_000_000,
        comment: String? = nil
    ) throws -> TONTransfer {
        TONTransfer(
            to: try TONAddressForm(to).address, bounce: bounce, nanoTON: nanoTON,
            comment: try comment.map { try require(TextComment($0)) })
    }

    /// Unsigned bytes as `propose` writes them, with one part of another value.
    static func payload(
        _ transfer: TONTransfer? = nil, network: Network = .mainnet, walletID: UInt32? = nil,
        seqno: UInt32 = 7, stateInit: Cell? = nil, to: TONAddress? = nil, body: Cell? = nil
    ) throws -> [UInt8] {
        let wallet = WalletV5(publicKey: try hex(TONMessageVector.publicKey), network: network)
        let order = WalletV5Order(
            walletID: walletID ?? wallet.walletID, validUntil: 1_795_428_120, seqno: seqno,
            transfer: try transfer ?? self.transfer())
        let message = ExternalMessage(
            to: try to ?? wallet.address(), stateInit: stateInit,
            body: try body ?? order.unsignedBody())
        return BagOfCells.write(try message.cell(), checksum: false)
    }
}
