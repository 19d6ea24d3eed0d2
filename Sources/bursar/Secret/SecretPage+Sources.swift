import Glibc

extension SecretPage {
    /// Reads one line, or all there is, from a descriptor; the line's end is not part of it.
    static func line(_ name: SecretName, of descriptor: Int32) throws(SecretError) -> SecretPage {
        var page = try SecretPage()
        reading: while true {
            switch try page.readByte(descriptor) {
            case .byte(UInt8(ascii: "\n")), .end: break reading
            case .byte(let byte): try page.append(byte)
            case .failed: throw .unreadable(name, descriptor: descriptor)
            }
        }
        guard page.count > 0 else { throw .empty(name) }
        return page
    }

    /// Reads a variable of the environment; throws ``SecretError/noToken`` when it is not there.
    static func token(from variable: String) throws(SecretError) -> SecretPage {
        guard let value = unsafe getenv(variable), unsafe value[0] != 0 else { throw .noToken }
        var page = try SecretPage()
        var offset = 0
        while true {
            let byte = unsafe UInt8(bitPattern: value[offset])
            if byte == 0 { return page }
            try page.append(byte)
            offset += 1
        }
    }

    /// The agent's token, from a descriptor or else from $BURSAR_TOKEN.
    static func token(descriptor: Int32?) throws(SecretError) -> SecretPage {
        let page =
            if let descriptor { try line(.token, of: descriptor) } else {
                try token(from: "BURSAR_TOKEN")
            }
        // It becomes part of a header line: a line's end in it would start a header of its own.
        guard page.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformedToken }
        return page
    }

    /// The vault's passphrase, from a descriptor or else from the terminal, without echo.
    static func passphrase(descriptor: Int32?) throws(SecretError) -> SecretPage {
        if let descriptor { return try line(.passphrase, of: descriptor) }
        return try Terminal().ask("passphrase: ")
    }
}
