/// One payment an agent asks for.
struct PaymentOrder: Sendable {
    /// 0.002 ether and at worst 0.00063 of fee: 10.52 at a price of 4000.
    static let large = (amount: "0.002", fee: "30000000000", cost: "10.52")
    /// 0.0001 ether and at worst 0.000021 of fee: 0.484 at a price of 4000.
    static let small = (amount: "0.0001", fee: "1000000000", cost: "0.484")

    /// Who asks.
    var agent: String
    /// Names the payment for ever: asked again under it, it is the same payment.
    var key: String
    /// What is paid, and so on which chain.
    var coin = Coin.ether
    /// Whole units of the coin.
    var amount: Figure
    /// Its place in the account's order; two with one nonce can't both land.
    var nonce: Figure
    /// Units of gas; a plain transfer takes 21000.
    var gasLimit = Figure.text("21000")
    /// Wei for each unit of gas, at most.
    var feePerGas: Figure
    /// An address nobody was paid at before: wallets may refuse what looks like a payment made twice.
    var payee: String

    /// An order of a size, numbered: the number is its nonce, and makes its payee.
    init(
        _ size: (amount: String, fee: String, cost: String), number: UInt64, agent: String,
        key: String
    ) {
        self.agent = agent
        self.key = key
        amount = .text(size.amount)
        feePerGas = .text(size.fee)
        nonce = .text("\(number)")
        let digits = String(number, radix: 16)
        payee = "0x1" + String(repeating: "0", count: 39 - digits.count) + digits
    }
}
