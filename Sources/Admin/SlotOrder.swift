public import Terms

/// What is done with key slots that takes a secret, and so happens away from the loop.
public enum SlotOrder: Hashable, Sendable {
    /// Tries a slot, and opens nothing else.
    case verify(SlotName, SlotKind)
    /// Makes a slot; the secrets are what opens one of the `proof` slots, then what is to open the new one.
    case add(SlotName, SlotKind, shares: ShareCount?, proof: SlotChoice)
    /// Draws a new root key; the secrets are what opens each slot that is kept, in their order.
    case rotateRoot(keeping: [SlotName], dropsOthers: Bool, reason: String)
    /// Draws the next term of these keyrings; the secret is what opens one of the `proof` slots.
    case rotateKeyrings([KeyringName], proof: SlotChoice, reason: String)
    /// Gives a slot something else of its kind that opens it; secrets as for `add`.
    case rotate(SlotName, SlotKind, shares: ShareCount?, proof: SlotChoice, reason: String)
}
