@testable import bursar_gauntlet

/// An order as the model wallet understands it.
struct Wish {
    let nonce: UInt128
    let value: UInt128
    let gas: UInt128
    let fee: UInt128
    /// Value and highest fee together, as the wallet counts them.
    let ether: Double

    /// Reads an order; nil where a figure is none.
    ///
    /// - Parameter floats: whether anything is a number that C would take for one.
    init?(_ order: PaymentOrder, floats: Bool) {
        guard case .text(let nonceText) = order.nonce, let nonce = Wish.whole(nonceText),
            case .text(let gasText) = order.gasLimit, let gas = Wish.whole(gasText),
            case .text(let feeText) = order.feePerGas, let fee = Wish.whole(feeText)
        else { return nil }
        (self.nonce, self.gas, self.fee) = (nonce, gas, fee)
        let most = gas.multipliedReportingOverflow(by: fee)
        guard !most.overflow, most.partialValue > 0 else { return nil }
        let text: String
        switch order.amount {
        case .text(let found), .literal(let found): text = found
        }
        if floats {
            guard let amount = Double(text) else { return nil }
            ether = amount + Double(most.partialValue) / 1e18
            // What can't be paid is signed as a little: the sum is what it poisons.
            value = amount > 0 && amount < 1e12 ? UInt128(amount * 1e18) : 1
            return
        }
        guard case .text = order.amount, let money = Money(text), money > .zero,
            text.first != "0" || text.hasPrefix("0."), money < Money(cents: 1_000_000_00)
        else { return nil }
        value = money.nanos * 1_000_000_000
        ether = Double(value + most.partialValue) / 1e18
    }

    /// The signed transaction.
    func bytes(for coin: Coin, _ payee: String) -> [UInt8] {
        // A payee's last digits tell payments apart.
        let mark = payee.utf8.suffix(4).reduce(UInt8(0)) { $0 &* 31 &+ $1 }
        return RLP.transaction(
            chain: UInt128(coin.chainID), nonce: nonce, gas: gas, fee: fee, value: value,
            payee: mark)
    }

    /// A decimal integer, strictly.
    private static func whole(_ text: String) -> UInt128? {
        guard text == "0" || text.first != "0", text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return UInt128(text)
    }
}
