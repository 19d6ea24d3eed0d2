import Terms

/// The part of a request that the rules look at: the rest is only written down.
struct Question {
    let agent: AgentName
    let wallet: WalletName
    let understanding: PaymentRequest.Understanding
    /// Keyed hash of the body: what makes two requests the very same.
    let fingerprint: Digest32
    /// Whether the agent says that it means to pay twice.
    let isConfirmed: Bool
    /// Whether an admin has approved it.
    let isApproved: Bool
}

extension PaymentRequest {
    /// What the rules are asked.
    func question(isApproved: Bool) -> Question {
        Question(
            agent: agent, wallet: wallet, understanding: understanding, fingerprint: fingerprint,
            isConfirmed: isConfirmed, isApproved: isApproved)
    }
}
