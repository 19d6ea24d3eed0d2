import Chains
import Digests
import JSON
import Terms
import Testing

@Suite struct `A proposal to pay ether` {
    @Test func `has the bytes another implementation signs`() throws {
        for vector in try EthereumTransferVector.all() {
            let proposal = try Self.propose(vector)
            let signed = try SignedEthereumTransfer.read(raw: hex(vector.raw))
            #expect(proposal.payload == signed.transfer.payload)
            #expect(proposal.payload.first == 0x02)
            #expect(proposal.digests == [Keccak256.hash(proposal.payload)])
            #expect(proposal.wallet.account.text == vector.from)
            #expect(proposal.payee.text == vector.to)
            #expect(proposal.payee.network == vector.network)
            #expect(proposal.chain == Ethereum.name)
            #expect(proposal.validUntil == nil)
        }
    }

    @Test func `costs at worst the value and all its gas at the highest price`() throws {
        for vector in try EthereumTransferVector.all() {
            let proposal = try Self.propose(vector)
            let value = try require(UInt128(vector.value))
            let gas = try require(UInt128(vector.gas_limit))
            let fee = gas * (try require(UInt128(vector.max_fee_per_gas)))
            let ether = try require(Ethereum.assets(network: vector.network).first)
            #expect(proposal.value == AssetAmount(asset: ether, atoms: value))
            #expect(proposal.fee == AssetAmount(asset: ether, atoms: fee))
            #expect(proposal.worstCase == [AssetAmount(asset: ether, atoms: value + fee)])
        }
    }

    @Test func `is read back from its bytes`() throws {
        for vector in try EthereumTransferVector.all() {
            let proposal = try Self.propose(vector)
            let again = try Ethereum.read(payload: proposal.payload, wallet: proposal.wallet)
            #expect(again == proposal)
        }
    }

    @Test func `shares a class only with what cannot land beside it`() throws {
        let base = try Ethereum.propose(EthereumPayments.request())
        #expect(base.exclusivityClass == "ethereum/1/\(EthereumPayments.payer)/5")
        let dearer = EthereumPayments.network(maxFee: "40000000000")
        let bumped = try Ethereum.propose(EthereumPayments.request(network: dearer))
        #expect(bumped.exclusivityClass == base.exclusivityClass)
        let next = EthereumPayments.network(nonce: 6)
        let second = try Ethereum.propose(EthereumPayments.request(network: next))
        #expect(second.exclusivityClass != base.exclusivityClass)
        let elsewhere = EthereumPayments.network(chainID: 11_155_111)
        let test = try Ethereum.propose(
            EthereumPayments.request(network: elsewhere, on: .testnet))
        #expect(test.exclusivityClass == "ethereum/11155111/\(EthereumPayments.payer)/5")
    }

    @Test func `names the asset by symbol or by the id of the wallet's network`() throws {
        let network = EthereumPayments.network(chainID: 11_155_111)
        for asset in ["ETH", "ETH:testnet"] {
            let intent = EthereumPayments.intent(asset: .string(asset))
            let proposal = try Ethereum.propose(
                EthereumPayments.request(intent: intent, network: network, on: .testnet))
            #expect(proposal.worstCase.map(\.asset.id) == ["ETH:testnet"])
        }
    }

    @Test func `may pay the wallet itself, and still costs the value`() throws {
        let intent = EthereumPayments.intent(to: .string(EthereumPayments.payer))
        let proposal = try Ethereum.propose(EthereumPayments.request(intent: intent))
        #expect(proposal.payee == proposal.wallet.account)
        #expect(proposal.worstCase.map(\.decimal) == ["1.50063"])
    }

    @Test func `is the same however the payee is written`() throws {
        let address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        let proposals = try [address, address.lowercased()].map { text in
            try Ethereum.propose(
                EthereumPayments.request(intent: EthereumPayments.intent(to: .string(text))))
        }
        #expect(proposals[0] == proposals[1])
        #expect(proposals[1].payee.text == address)
    }

    @Test func `derives its key where other wallets do`() {
        let path: [UInt32] = [0x8000_002c, 0x8000_003c, 0x8000_0000, 0, 0]
        for network in Network.allCases {
            #expect(Ethereum.derivation(network: network) == .bip32(path))
        }
        #expect(Ethereum.scheme == .ecdsaSecp256k1)
        #expect(Ethereum.kinds == ["eoa"])
    }

    static func propose(_ vector: EthereumTransferVector) throws -> Proposal {
        let amount = DecimalText.print(try require(UInt128(vector.value)), decimals: 18)
        let request = ProposalRequest(
            wallet: try EthereumPayments.wallet(vector.network, address: vector.from),
            intent: EthereumPayments.intent(to: .string(vector.to), amount: .string(amount)),
            network: EthereumPayments.network(
                chainID: .integer(vector.chain_id), nonce: .integer(vector.nonce),
                gasLimit: .string(vector.gas_limit), maxFee: .string(vector.max_fee_per_gas),
                priority: .string(vector.max_priority_fee_per_gas)),
            now: Moment(seconds: 0))
        return try Ethereum.propose(request)
    }
}
