import Foundation
import Synchronization

@testable import bursar_gauntlet

/// A wallet in memory that holds its budgets, or has exactly one flaw.
final class ModelWallet: WalletUnderTest {
    let name = "model"
    let flaw: Flaw?
    let state: Mutex<ModelState>

    init(_ flaw: Flaw? = nil, state: ModelState = ModelState()) {
        self.flaw = flaw
        self.state = Mutex(state)
    }

    func found() { start() }
    func openAccounts() {}
    func destroy() { kill() }

    func allow(_ plan: SpendingPlan) {
        state.withLock { state in
            state.plan = plan
            state.revision += 1
            if state.firstLimits == nil { state.firstLimits = plan.limits }
        }
    }

    func set(_ price: Price, of coin: Coin, maxAge: UInt64) {
        let until = ContinuousClock.now + .seconds(Int64(maxAge))
        state.withLock { $0.quotes[coin] = ModelState.Quote(price: price, until: until) }
    }

    func start() {
        state.withLock { state in
            state.isRunning = true
            state.life += 1
            state.isFrozen =
                state.files.charges.count < state.anchor && flaw != .believesItsFiles
        }
    }

    func stop() { kill() }
    func kill() { state.withLock { $0.isRunning = false } }
    func backUp() { state.withLock { $0.backup = $0.files } }
    func restore() { state.withLock { $0.files = $0.backup } }
    func acceptCopy() throws(Trouble) {
        guard flaw == .believesItsOwner else { throw .unavailable("no leave is asked for") }
        state.withLock { $0.isFrozen = false }
    }
    func moveClock(days: Int) { state.withLock { $0.day = days } }

    func startTwin() -> (any WalletUnderTest)? {
        guard flaw == .letsTwoServe else { return nil }
        return state.withLock { ModelWallet(flaw, state: $0) }
    }

    func claimFailure(of payment: String, by agent: String) -> Bool {
        guard flaw == .believesTheAgent else { return false }
        state.withLock { state in state.files.charges.removeAll { $0.key == payment } }
        return true
    }

    func payAndHangUp(_ order: PaymentOrder) {
        _ = pay(order)
        guard flaw == .freesWhatWasNotAnswered else { return }
        state.withLock { state in state.files.charges.removeAll { $0.key == order.key } }
    }

    func pay(_ order: PaymentOrder) -> Answer {
        if flaw == .looksBeforeItCounts {
            let looked = state.withLock { decide(order, &$0, counts: false) }
            guard case .signed = looked else { return looked }
            usleep(3_000)
        }
        return state.withLock { decide(order, &$0, counts: true) }
    }
}
