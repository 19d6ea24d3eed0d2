public import Keyroom
public import Ledger

/// The room that signs, asking for Ledger's proof that the decision is on disk.
public typealias SigningRoom = Room<Committed>
