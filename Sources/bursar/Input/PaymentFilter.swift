import ArgumentParser

/// Which payments are listed, by where their lives stand: the words of the owner's door.
enum PaymentFilter: String, CaseIterable, ExpressibleByArgument {
    /// Signed, and it is not known what became of them.
    case open
    /// Waiting for an admin, or approved and not yet asked for again.
    case pending = "pending_approval"
    /// Landed.
    case settled
    /// Proven never to land.
    case voided
    /// Given up; they stay spent.
    case writtenOff = "written_off"
    /// Waited too long for an approval.
    case expired
    /// Denied, or approved and refused all the same when they were decided anew.
    case refused
}
