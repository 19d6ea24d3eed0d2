import Terms

/// The part of a request that the rules look at: the rest is only written down.
struct Question {
    let agent: AgentName
    let wallet: WalletName
    let understanding: PaymentRequest.Understanding
}

extension PaymentRequest {
    /// What the rules are asked.
    var question: Question {
        Question(agent: agent, wallet: wallet, understanding: understanding)
    }
}
