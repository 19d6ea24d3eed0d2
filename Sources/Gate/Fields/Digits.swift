import JSON
import Terms

/// Public bytes in hex: a public key.
///
/// Made of an array, which secret bytes can't become.
struct Digits: PublicValue {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var json: JSON { .string(Hex.encode(bytes)) }
}
