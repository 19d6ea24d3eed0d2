import JSON
import Terms

extension GateState {
    /// Makes the next entry and moves time and place on.
    mutating func enter(kind: String, body: JSONObject, actor: Actor, _ stamp: Stamp) -> Recorded {
        let time = clock.time(at: stamp.clock)
        let entry = Entry(
            seq: stamp.seq, time: time, kind: kind, blind: stamp.blind, actor: actor, body: body)
        let bytes = entry.bytes
        clock.advance(to: time)
        nextSeq = stamp.seq + 1
        return Recorded(
            bytes: bytes, id: EntryID(seq: stamp.seq, leaf: EntryLeaf.of(bytes)), time: time)
    }
}
