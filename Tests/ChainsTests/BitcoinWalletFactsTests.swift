import Digests
import JSON
import Terms
import Testing

@testable import Chains

/// A wallet's facts come from the log: whatever contradicts itself in them pays nothing.
@Suite struct `The facts of a Bitcoin wallet` {
    private func changed(
        name: String = "bitcoin/main", kind: String = "p2wpkh", key: [UInt8]? = nil,
        account: Account? = nil
    ) throws -> WalletFacts {
        let good = try BitcoinPayments.wallet()
        return WalletFacts(
            name: try require(WalletName(name)), network: .mainnet, kind: kind,
            publicKey: key ?? good.publicKey, account: account ?? good.account)
    }

    private func account(chain: String = "bitcoin", script: [UInt8]) throws -> Account {
        Account(
            chain: try require(ChainName(chain)), network: .mainnet, bytes: script,
            text: BitcoinPayments.payer)
    }

    @Test func `agree with each other`() throws {
        let own = try BitcoinPayments.own()
        let point = try hex(BitcoinPayments.key)
        // B-26: the script of the key uncompressed is one that segwit never spends.
        let long = [0x04] + point.dropFirst() + [UInt8](repeating: 1, count: 32)
        let sibling = try hex("03e775fd51f0dfb8cd865d9ff1cca2a158cf651fe997fdc9fee9c1d3b5e995ea77")
        let payload = PSBT.write(try BitcoinPayments.transfer())
        for wallet in [
            try changed(name: "ethereum/main"), try changed(kind: "p2tr"), try changed(kind: ""),
            try changed(key: sibling), try changed(key: []),
            try changed(account: account(chain: "ethereum", script: own)),
            try changed(account: account(script: Array(own.dropLast()) + [0])),
            // B-04: the wallet's key behind another form of script.
            try changed(account: account(script: [0x76, 0xa9] + own.dropFirst() + [0x88, 0xac])),
            try changed(
                key: long, account: account(script: BitcoinScript.p2wpkh(Hash160.hash(long)))),
        ] {
            let request = ProposalRequest(
                wallet: wallet, intent: BitcoinPayments.intent(),
                network: try BitcoinPayments.network(), now: Moment(seconds: 0))
            #expect(
                refusal { () throws(ChainError) in try Bitcoin.propose(request) }?.place == "wallet"
            )
            #expect(
                refusal { () throws(ChainError) in
                    try Bitcoin.read(payload: payload, wallet: wallet)
                }?.place == "wallet")
        }
    }

    // B-05: every input is looked at, not the first ones.
    @Test func `own each input, the last as the first`() throws {
        let foreign = [0x00, 0x14] + [UInt8](repeating: 7, count: 20)
        for place in 0..<5 {
            let inputs = try (0..<5).map {
                try BitcoinPayments.input(script: $0 == place ? foreign : nil, mark: UInt8($0))
            }
            let request = try BitcoinPayments.request(network: BitcoinPayments.network(inputs))
            let error = refusal { () throws(ChainError) in try Bitcoin.propose(request) }
            #expect(error?.place == "bitcoin.input-not-own")
            #expect(error?.words.first?.contains("inputs[\(place)]") == true)
        }
    }

    // B-24: two outputs of one transaction are two outputs, however far apart.
    @Test func `name a class by every byte of an outpoint`() throws {
        func named(_ index: UInt32) throws -> String {
            let transfer = try BitcoinPayments.transfer(
                amounts: [100_000], indices: [index], change: nil)
            return try Bitcoin.read(
                payload: PSBT.write(transfer), wallet: BitcoinPayments.wallet()
            ).exclusivityClass
        }
        let classes = try Set([0, 1, 1 << 8, 1 << 16, 1 << 24].map(named))
        #expect(classes.count == 5)
    }
}
