import Admin
import JSON

extension FrontDesk {
    /// What is served while the disk does not answer: the owner's look at the vault, and what stops payments.
    ///
    /// A freeze is in force at once and recorded when the disk answers. All else would wait for it.
    func takeMeanwhile(_ request: DoorRequest, _ reply: @escaping Answer) {
        let isOwner = request.peer.uid == 0 || request.peer.uid == office.facts.owner
        guard request.peer.door == .admin, isOwner else {
            return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
        switch (request.method, request.path) {
        case (.get, "/v1/admin/status"):
            count(request, "read")
            reply(.json(office.statusMeanwhile()))
        case (.post, let path) where path == "/v1/admin/seal" || path.hasSuffix("/freeze"):
            takeAdmin(request, reply)
        default: deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
    }
}
