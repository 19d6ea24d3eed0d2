import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `The payee of toncoin` {
    static func refused(_ address: String) throws -> String? {
        let request = try TONPayments.request(intent: TONPayments.intent(to: .string(address)))
        return refusal { () throws(ChainError) in try TON.propose(request) }?.place
    }

    // T-23: every workchain but the one whose prices are in the table.
    @Test func `is in workchain 0`() throws {
        let account = [UInt8](repeating: 5, count: 32)
        for workchain in Int8.min...Int8.max where workchain != 0 {
            let address = TONAddress(workchain: workchain, account: account)
            let text = address.text(bounceable: true, network: .mainnet)
            #expect(try Self.refused(text) == "ton.workchain", "\(workchain)")
        }
    }

    @Test func `is refused for zeros alone`() throws {
        for index in 0..<32 {
            var account = [UInt8](repeating: 0, count: 32)
            account[index] = 1
            let address = TONAddress(workchain: 0, account: account)
            let text = address.text(bounceable: false, network: .mainnet)
            let proposal = try TON.propose(
                TONPayments.request(intent: TONPayments.intent(to: .string(text))))
            #expect(proposal.payee.bytes == [0] + account)
        }
    }

    @Test func `is named by 64 hex digits and no more`() throws {
        for count in [0, 2, 62, 66, 68, 128] {
            let text = "0:" + String(repeating: "5", count: count)
            #expect(try Self.refused(text) == "intent.to", "\(count)")
        }
    }

    @Test(arguments: Network.allCases)
    func `is an account of the wallet's own network`(network: Network) throws {
        let raw = "0:" + String(repeating: "5", count: 64)
        let request = try TONPayments.request(
            intent: TONPayments.intent(to: .string(raw)), on: network)
        let proposal = try TON.propose(request)
        #expect(proposal.payee.network == network)
        #expect(try TON.accounts(reading: raw).contains(proposal.payee))
    }

    // T-11: the same bytes on the other network are another account.
    @Test func `is paid by no wallet whose account is of another network`() throws {
        let wallet = try TONPayments.wallet()
        let strange = WalletFacts(
            name: wallet.name, network: .mainnet, kind: "v5r1", publicKey: wallet.publicKey,
            account: Account(
                chain: TON.name, network: .testnet, bytes: wallet.account.bytes,
                text: wallet.account.text))
        let request = ProposalRequest(
            wallet: strange, intent: TONPayments.intent(), network: TONPayments.network(),
            now: TONPayments.now)
        #expect(refusal { () throws(ChainError) in try TON.propose(request) }?.place == "wallet")
    }
}
