import Digests
import JSON
import Terms
import Testing

@testable import Chains

@Suite struct `A proposal to pay toncoin` {
    @Test func `says what it pays, to whom, and until when`() throws {
        let proposal = try TON.propose(TONPayments.request())
        let toncoin = try require(TON.assets(network: .mainnet).first)
        #expect(proposal.chain == TON.name)
        #expect(proposal.payee.text == TONPayments.payee)
        #expect(proposal.value == AssetAmount(asset: toncoin, atoms: 1_500_000_000))
        #expect(
            proposal.worstCase == [
                AssetAmount(asset: toncoin, atoms: 1_500_000_000 + proposal.fee.atoms)
            ])
        #expect(proposal.validUntil == Moment(seconds: 1_795_428_120))
        #expect(proposal.digests.count == 1)
        #expect(toncoin.decimals == 9)
    }

    @Test func `is read back from its bytes`() throws {
        let comment = String(repeating: "long ", count: 100)
        for request in [
            try TONPayments.request(),
            try TONPayments.request(intent: TONPayments.intent(comment: "invoice 7")),
            try TONPayments.request(intent: TONPayments.intent(comment: .string(comment))),
            try TONPayments.request(network: TONPayments.network(seqno: 0, deployed: false)),
            try TONPayments.request(
                intent: TONPayments.intent(to: .string(TONPayments.testPayee)), on: .testnet),
        ] {
            let proposal = try TON.propose(request)
            #expect(
                try TON.read(payload: proposal.payload, wallet: proposal.wallet) == proposal)
        }
    }

    // T-31: the moment is the vault's own clock, whole seconds of it.
    @Test func `counts its expiry from the moment it is given`() throws {
        let late = Moment(nanoseconds: TONPayments.now.nanoseconds + 999_999_999)
        let proposal = try TON.propose(TONPayments.request(at: late))
        #expect(proposal.validUntil == Moment(seconds: 1_795_428_120))
        for seconds in [30, 600] as [UInt64] {
            let network = TONPayments.network(validFor: .integer(seconds))
            let other = try TON.propose(TONPayments.request(network: network))
            #expect(
                other.validUntil == Moment(seconds: TONPayments.now.seconds + Int64(seconds)))
        }
    }

    // T-28: a wallet takes a seqno once, so two orders of one seqno can't both land.
    @Test func `shares a class only with what cannot land beside it`() throws {
        let base = try TON.propose(TONPayments.request())
        let account = try TONPayments.wallet().account.text
        #expect(base.exclusivityClass == "ton/\(account)/7")
        let other = try TON.propose(
            TONPayments.request(intent: TONPayments.intent(amount: "2"), at: Moment(seconds: 9)))
        #expect(other.exclusivityClass == base.exclusivityClass)
        let next = try TON.propose(
            TONPayments.request(network: TONPayments.network(seqno: 8)))
        #expect(next.exclusivityClass != base.exclusivityClass)
        let test = try TON.propose(
            TONPayments.request(
                intent: TONPayments.intent(to: .string(TONPayments.testPayee)), on: .testnet))
        #expect(test.exclusivityClass != base.exclusivityClass)
    }

    @Test func `bounces as the address says`() throws {
        for (address, bounce) in [
            (TONPayments.payee, false), (TONPayments.bounceablePayee, true),
            ("0:2cf55953e92efbeadab7ba725c3f93a0b23f842cbba72d7b8e6f510a70e422e3", true),
        ] {
            let proposal = try TON.propose(
                TONPayments.request(intent: TONPayments.intent(to: .string(address))))
            let message = try ExternalMessage(
                reading: BagOfCellsReader.read(proposal.payload))
            let transfer = try WalletV5Order(reading: message.body).transfer
            #expect(transfer.bounce == bounce)
            // Whatever the form, it is one payee.
            #expect(proposal.payee.text == TONPayments.payee)
        }
    }

    // T-01, T-03, T-21, T-22, T-35: nothing of these is an argument; the bytes show it.
    @Test func `sends in mode 3, with nothing beside the coins`() throws {
        let proposal = try TON.propose(TONPayments.request())
        let message = try ExternalMessage(reading: BagOfCellsReader.read(proposal.payload))
        let order = try WalletV5Order(reading: message.body)
        #expect(try order.unsignedBody() == message.body)
        #expect(message.stateInit == nil)
        var body = CellReader(message.body)
        let head: UInt64 = try body.take(bits: 32)
        #expect(head == 0x7369_676e)
        var actions = CellReader(try body.takeReference())
        let action: UInt64 = try actions.take(bits: 40)
        #expect(action == 0x0ec3_c86d_03)
        #expect(WalletV5Order.sendMode == 3)
    }

    @Test func `brings the wallet's first state where the wallet is not there yet`() throws {
        for (network, expected) in [
            (TONPayments.network(seqno: 0, deployed: false), true),
            (TONPayments.network(seqno: 0, deployed: true), false),
            (TONPayments.network(seqno: 0), true),
            (TONPayments.network(seqno: 7, deployed: true), false),
        ] {
            let proposal = try TON.propose(TONPayments.request(network: network))
            let message = try ExternalMessage(reading: BagOfCellsReader.read(proposal.payload))
            #expect((message.stateInit != nil) == expected)
            if let state = message.stateInit { #expect(state.hash.bytes == message.to.account) }
        }
    }

    @Test func `is assembled into the message a node takes`() throws {
        let file = try TONMessageVector.file()
        let key = try hex(TONMessageVector.publicKey)
        for vector in file.vectors where vector.case == "single_comment" {
            let account = try TON.account(
                publicKey: key, network: vector.network, kind: "v5r1")
            let wallet = WalletFacts(
                name: try require(WalletName("ton/main")), network: vector.network, kind: "v5r1",
                publicKey: key, account: account)
            let request = ProposalRequest(
                wallet: wallet,
                intent: TONPayments.intent(
                    to: .string(
                        try TONAddressForm(file.destination_raw).address.text(
                            bounceable: false, network: vector.network)),
                    amount: "1.23456789", comment: "bursar test"),
                network: TONPayments.network(seqno: .integer(UInt64(vector.seqno))),
                now: Moment(seconds: Int64(vector.valid_until) - 120))
            let proposal = try TON.propose(request)
            #expect(proposal.digests.first?.hex == vector.signing_hash)
            let signed = try TON.assemble(
                proposal,
                signatures: [Signature(bytes: try hex(vector.signature), recoveryID: nil)])
            #expect(signed.format == "ton-boc")
            #expect(signed.encoding == "base64")
            #expect(signed.id == vector.external_message_hash_no_init)
            #expect(signed.validUntil == Moment(seconds: Int64(vector.valid_until)))
            let bag = try require(Base64.decode(signed.data))
            let message = try ExternalMessage(reading: BagOfCellsReader.read(bag, checksum: true))
            #expect(message.body.hash.hex == vector.signed_body_hash)
            #expect(message.to.bytes == account.bytes)
        }
    }

    @Test func `is not assembled with a signature of another form`() throws {
        let proposal = try TON.propose(TONPayments.request())
        let sound = Signature(bytes: [UInt8](repeating: 1, count: 64), recoveryID: nil)
        for signatures in [
            [], [sound, sound],
            [Signature(bytes: [UInt8](repeating: 1, count: 63), recoveryID: nil)],
            [Signature(bytes: [UInt8](repeating: 1, count: 64), recoveryID: 0)],
        ] {
            #expect(
                refusal { () throws(ChainError) in
                    try TON.assemble(proposal, signatures: signatures)
                } != nil)
        }
    }
}
