import Foundation
import Testing

@testable import bursar_gauntlet

@Suite struct `Bursar under test` {
    /// Puts back an old copy of everything, anchor included, which no wallet alone can notice.
    private struct WholeMachineRestored: Attack {
        let name = "whole-machine-restored"
        let sentence = "The vault and its anchor are both put back."

        func run(_ trial: Trial) throws(Trouble) {
            guard let bursar = trial.wallet as? BursarWallet else { throw .broken("no Bursar") }
            let anchor = bursar.home + ".anchor"
            try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
            for _ in 0..<3 { trial.pay(trial.order()) }
            try bursar.stop()
            try bursar.place.copy(bursar.home, to: bursar.place.path + "/copy")
            try bursar.place.copy(anchor, to: bursar.place.path + "/copy.anchor")
            try bursar.start()
            trial.exhaust()
            try bursar.stop()
            try bursar.place.copy(bursar.place.path + "/copy", to: bursar.home)
            try bursar.place.copy(bursar.place.path + "/copy.anchor", to: anchor)
            try bursar.start()
            trial.exhaust()
        }
    }

    private func wallet() throws -> BursarWallet {
        try BursarWallet(programs: Products.directory)
    }

    @Test func `is seen to go over where it does`() throws {
        let row = Row(WholeMachineRestored(), on: try wallet())
        #expect(row.verdict == .over, "\(row)")
        // Three payments stand in the copy; seven were forgotten and signed anew.
        #expect(row.signed == 17)
        #expect(row.ruling?.spent == Money(cents: 178_84))
        #expect(row.ruling?.over == Money(cents: 73_64))
    }

    @Test func `signs, repeats itself, refuses, and is silent when it is gone`() throws {
        let trial = Trial(try wallet())
        defer { trial.wallet.destroy() }
        try trial.open(SpendingPlan(limit: Money(cents: 10_52)))
        let order = trial.order()
        guard case .signed(let first) = trial.pay(order), case .signed(let again) = trial.pay(order)
        else {
            Issue.record("it signs nothing")
            return
        }
        #expect(first.bytes == again.bytes && first.payment == again.payment)
        #expect(first.charge == Money(cents: 10_52))
        #expect(EthereumTransaction(first.bytes)?.nonce == 0)
        guard case .refused("agent.limit", isFinal: true) = trial.pay(trial.order()) else {
            Issue.record("it signs beyond its limit")
            return
        }
        trial.wallet.kill()
        guard case .lost = trial.pay(trial.order()) else {
            Issue.record("it answers when it is dead")
            return
        }
        #expect(!trial.wallet.claimFailure(of: first.payment, by: "solo"))
        #expect(trial.notes.faults.isEmpty)
    }

    @Test func `lets nobody in beside it, and is open after a crash`() throws {
        let wallet = try wallet()
        defer { wallet.destroy() }
        try wallet.found()
        #expect(try wallet.startTwin() is BursarWallet == false)
        #expect(throws: Trouble.self) { try wallet.start() }
        wallet.kill()
        let twin = try #require(try wallet.startTwin())
        twin.kill()
        try wallet.start()
        try wallet.stop()
    }

    @Test func `stays shut where its files are not what they were`() throws {
        let trial = Trial(try wallet())
        defer { trial.wallet.destroy() }
        try trial.open(SpendingPlan(limit: Money(cents: 105_20)))
        try trial.wallet.backUp()
        trial.pay(trial.order())
        try trial.wallet.stop()
        try trial.wallet.restore()
        try trial.wallet.start()
        guard case .refused("frozen", isFinal: false) = trial.pay(trial.order()) else {
            Issue.record("it serves an old copy")
            return
        }
    }

    @Test func `is not to be had where its programs are not`() throws {
        let wallet = try BursarWallet(programs: "/nowhere")
        defer { wallet.destroy() }
        #expect(throws: Trouble.self) { try wallet.found() }
        #expect(!Programs.areIn("/nowhere"))
        #expect(Programs.areIn(Products.directory))
    }
}
