import JSON
import Terms

extension GateState {
    mutating func foldAgent(_ body: JSONObject) throws(EntryError) {
        guard case .string(let text)? = body["agent"], let name = AgentName(text),
            case .string(let projectText)? = body["project"],
            let project = ProjectName(projectText)
        else { throw EntryError(clause: "is not an agent of the known form") }
        var uid: UInt32?
        if let json = body["uid"], json != .null {
            guard case .integer(let number) = json, let fits = UInt32(exactly: number) else {
                throw EntryError(clause: "adds \(text) with a uid that is none")
            }
            uid = fits
        }
        guard uid != nil || development else {
            throw EntryError(clause: "adds \(text) without a uid; only development vaults may")
        }
        guard agents[name] == nil else {
            throw EntryError(
                clause: "adds \(text), a name that was used before; names are not reused")
        }
        agents[name] = AgentRecord(name: name, project: project, uid: uid, standing: .active)
        findPath(of: name)
    }

    mutating func foldStanding(_ body: JSONObject, _ standing: AgentRecord.Standing)
        throws(EntryError)
    {
        guard case .string(let text)? = body["agent"], let name = AgentName(text),
            let record = agents[name]
        else { throw EntryError(clause: "names an agent that was never added") }
        guard record.standing != .removed else {
            throw EntryError(clause: "changes \(text), which has been removed for ever")
        }
        guard record.standing != standing else {
            throw EntryError(clause: "makes \(text) \(standing.rawValue), which it already is")
        }
        agents[name]?.standing = standing
        if standing == .removed { agents[name]?.overlap = nil }
        findPath(of: name)
    }

    /// Registers or removes who may attest what became of payments.
    mutating func foldObserver(_ kind: Event.Kind, _ body: JSONObject) throws(EntryError) {
        guard case .string(let name)? = body["observer"], AgentName(name) != nil else {
            throw EntryError(clause: "is not an observer of the known form")
        }
        guard kind == .observerAdded else {
            guard observers.removeValue(forKey: name) != nil else {
                throw EntryError(clause: "removes the observer \(name), which there is none of")
            }
            return
        }
        guard case .string(let hex)? = body["public_key"], let key = Hex.decode(hex),
            key.count == 32
        else { throw EntryError(clause: "adds \(name) without an Ed25519 key of 32 bytes") }
        guard observers[name] == nil, !observers.values.contains(key) else {
            throw EntryError(clause: "adds \(name), a name or a key that is registered already")
        }
        observers[name] = key
    }
}
