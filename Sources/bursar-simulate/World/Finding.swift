/// Something that the auditor found to be wrong; its seed shows it again.
struct Finding: Hashable, Sendable {
    /// The story.
    let seed: UInt64
    /// The act of it, from 1.
    let step: Int
    /// What is wrong.
    let clause: String
}
