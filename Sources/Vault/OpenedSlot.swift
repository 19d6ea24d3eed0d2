internal import Keyroom
internal import Terms

/// The root key, and the slot it came from; held no longer than the work that needs it.
struct OpenedSlot: ~Copyable {
    let root: RootKey
    let slot: SlotName
    let kind: SlotKind
}
