/// So much a window, in a policy as the story tells it.
struct LimitPlan: Hashable, Sendable {
    /// The most that may be committed in a window, nano-units of the currency; payments where it counts those.
    var most: Int64
    /// The window.
    var per: Stretch
    /// The most that is carried of what was unused, nano-units; nil for nothing.
    var carryNanos: Int64?
}
