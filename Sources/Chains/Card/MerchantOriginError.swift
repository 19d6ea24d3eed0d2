/// Why a text is no origin of a merchant.
enum MerchantOriginError: Error, Hashable, Sendable {
    /// It has a space, a control character, or a letter outside ASCII.
    case notASCII
    /// It does not begin with `https://`.
    case notHTTPS
    /// It has an `@`: what stands before it looks like a host and is none.
    case userInformation
    /// It has a path, a query or a fragment.
    case moreThanOrigin
    /// The host is no name of two or more labels.
    case host
    /// The host is an address of a machine.
    case machineAddress
    /// The port is no number from 1 to 65535.
    case port

    /// The clause a person reads: lower case, no full stop.
    var clause: String {
        switch self {
        case .notASCII:
            "must be ASCII without spaces; write a name in other letters as its A-label, xn--…"
        case .notHTTPS: "must be an origin that begins with https://"
        case .userInformation: "must not have user information (an @)"
        case .moreThanOrigin:
            "must be an origin alone, as in https://shop.example, without path, query or fragment"
        case .host: "must have a host name of two or more labels of a-z 0-9 -"
        case .machineAddress: "must name a host, not an address of a machine"
        case .port: "must have a port from 1 to 65535, or none"
        }
    }
}
