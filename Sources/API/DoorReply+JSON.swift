import JSON

extension DoorReply {
    /// 200 with a JSON body.
    static func json(_ object: JSONObject) -> DoorReply {
        DoorReply(body: JSONWriter.write(.object(object)))
    }

    /// 200 with a text body.
    static func text(_ text: String) -> DoorReply {
        DoorReply(contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }
}
