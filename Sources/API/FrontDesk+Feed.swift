import Admin
import JSON
import Terms
import Wire

extension FrontDesk {
    /// The feed door: a price of what an admin set a rate for, and the rates; there is nothing else here.
    ///
    /// Who may come in is the socket's group; how far a price may move is the gate's to say.
    func takeFeed(_ request: DoorRequest, _ reply: @escaping Answer) {
        guard request.path == Door.ratesPath else { return deny(request, .notFound, reply) }
        if let seconds = wait(ofFeed: request.peer.uid) {
            return deny(
                request, .tooManyPrices,
                headers: [DoorReply.Header("retry-after", String(seconds))], reply)
        }
        do throws(OfficeError) {
            let done: JSONObject
            switch request.method {
            case .get:
                done = try office.rates()
                count(request, "read")
            case .post:
                done = try office.movePrice(
                    try body(request),
                    by: Actor(role: .feed, name: "", uid: request.peer.uid))
            }
            finish(request, reply) { done }
        } catch { deny(request, .from(error), reply) }
    }
}
