import Terms

/// Which entries a person wants to see; the auditors' door gives them all, and the choice is made
/// here.
struct EntryFilter: Hashable {
    /// Only what concerns this agent; nil for all.
    let agent: AgentName?
    /// Only from this moment on; nil for all.
    let since: Moment?

    /// Whether the entry is wanted; one that does not say when it was written is.
    func passes(_ entry: EntryLine) -> Bool {
        if let agent, !entry.concerns(agent) { return false }
        guard let since, let time = entry.time else { return true }
        return time >= since
    }
}
