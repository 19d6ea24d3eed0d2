/// One reply: a status, a body with its type, and headers beyond those the door writes itself.
///
/// The door writes `content-type`, `content-length`, `cache-control` and `connection`.
public struct DoorReply: Hashable, Sendable {
    /// One header of a reply.
    public struct Header: Hashable, Sendable {
        /// The name, lower case.
        public let name: String
        /// The value; bytes that could end the line are left out when it is written.
        public let value: String

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The HTTP status.
    public let status: Int
    /// The media type of `body`.
    public let contentType: String
    /// The body.
    public let body: [UInt8]
    /// Further headers.
    public let headers: [Header]
    /// A body that is a secret, which goes from its page to the socket; then ``body`` is empty.
    let secret: SecretBody?

    /// Describes a reply.
    public init(
        status: Int = 200, contentType: String = "application/json", body: [UInt8],
        headers: [Header] = []
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
        secret = nil
    }

    /// 200 with a secret for a body: JSON that was never a string.
    init(secret: SecretBody) {
        status = 200
        contentType = "application/json"
        body = []
        headers = []
        self.secret = secret
    }
}
