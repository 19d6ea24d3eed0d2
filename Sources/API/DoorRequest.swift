/// One complete request, checked for form and nothing else.
///
/// It stays on the loop: what another thread needs (a secret, a body) is taken out of it first.
public struct DoorRequest {
    /// The methods the doors speak.
    public enum Method: String, Hashable, Sendable {
        /// Reads.
        case get = "GET"
        /// Changes.
        case post = "POST"
    }

    /// The method.
    public let method: Method
    /// The path, from its `/`; visible ASCII without `%`, so text equality is path equality.
    public let path: String
    /// What stood behind the `?`, as it was sent; `Query` reads it.
    public let query: String?
    /// The `Authorization` header as it was sent, for Callers alone to look at.
    public let authorization: String?
    /// The `Idempotency-Key` header as it was sent; its form is for the payment to judge.
    public let idempotencyKey: String?
    /// The `Content-Type` header as it was sent.
    public let contentType: String?
    /// The body; empty when `secret` holds it.
    public let body: [UInt8]
    /// The body of a request that carries a secret (``RequestOutline/secretPaths``), in memory of its own.
    public let secret: SecretBody?
    /// Who asks.
    public let peer: Peer

    /// Describes a request.
    public init(
        method: Method, path: String, query: String? = nil, authorization: String? = nil,
        idempotencyKey: String? = nil, contentType: String? = nil, body: [UInt8] = [],
        secret: SecretBody? = nil, peer: Peer
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.authorization = authorization
        self.idempotencyKey = idempotencyKey
        self.contentType = contentType
        self.body = body
        self.secret = secret
        self.peer = peer
    }
}
