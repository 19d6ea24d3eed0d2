/// The scripts that are paid: the five standard forms of an output's script.
enum BitcoinScript {
    /// What an output pays to.
    enum Form: Hashable, Sendable, CaseIterable {
        /// Pay to public key hash.
        case p2pkh
        /// Pay to script hash (BIP-16).
        case p2sh
        /// Pay to witness public key hash (BIP-141).
        case p2wpkh
        /// Pay to witness script hash (BIP-141).
        case p2wsh
        /// Pay to taproot (BIP-341).
        case p2tr

        /// The least satoshi that nodes relay to it: three satoshi a byte of what it costs to make
        /// and to spend it (Bitcoin Core's GetDustThreshold at its default dust relay fee).
        var dust: UInt64 {
            switch self {
            case .p2pkh: 546
            case .p2sh: 540
            case .p2wpkh: 294
            case .p2wsh, .p2tr: 330
            }
        }
    }

    /// The script of a public key's hash, 20 bytes.
    static func p2wpkh(_ hash: [UInt8]) -> [UInt8] { [0x00, 0x14] + hash }

    /// The script code that an input of a P2WPKH script signs (BIP-143): its key's P2PKH script,
    /// with its length before it.
    static func scriptCode(p2wpkh script: [UInt8]) -> [UInt8] {
        [0x19, 0x76, 0xa9, 0x14] + script.dropFirst(2) + [0x88, 0xac]
    }

    /// The form of a script; nil for any that is not one of the five.
    static func form(of script: [UInt8]) -> Form? {
        switch (script.count, script.first) {
        case (25, 0x76) where script.starts(with: [0x76, 0xa9, 0x14]) && script.hasEnd(0x88, 0xac):
            .p2pkh
        case (23, 0xa9) where script[1] == 0x14 && script[22] == 0x87: .p2sh
        case (22, 0x00) where script[1] == 0x14: .p2wpkh
        case (34, 0x00) where script[1] == 0x20: .p2wsh
        // Version 1 is the byte 0x51, OP_1.
        case (34, 0x51) where script[1] == 0x20: .p2tr
        default: nil
        }
    }
}

extension [UInt8] {
    /// Whether the last two bytes are these.
    fileprivate func hasEnd(_ first: UInt8, _ second: UInt8) -> Bool {
        suffix(2).elementsEqual([first, second])
    }
}
