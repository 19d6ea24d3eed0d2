/// What is asked of a door.
struct DoorRequest {
    /// GET or POST.
    let method: String
    /// The path with its query: only text that was checked, or that stands in this program, goes
    /// into it.
    let target: String
    /// Further headers, values checked likewise.
    var headers: [(name: String, value: String)] = []
    /// The body's media type; a GET has no body and says none.
    var contentType = "application/json"
    /// The body, unless it is a secret: those go from their page to the socket.
    var body: [UInt8] = []

    /// What a person would call it: `POST /v1/admin/seal`.
    var title: String { "\(method) \(target.prefix { $0 != "?" })" }

    /// Everything before the body, without the empty line; `length` is the body's.
    func head(length: Int) -> [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: bursar\r\nConnection: close\r\n"
        for header in headers { text += "\(header.name): \(header.value)\r\n" }
        if method != "GET" {
            text += "Content-Type: \(contentType)\r\nContent-Length: \(length)\r\n"
        }
        return Array(text.utf8)
    }
}
