internal import Terms

/// A script that can be paid, with the network its address is for.
struct BitcoinAddress: Hashable, Sendable {
    /// The output's script.
    let script: [UInt8]
    /// The kind of network.
    let network: Network

    /// The first character groups of a network's addresses (BIP-173, and Base58Check's versions).
    private struct Prefixes {
        let hrp: String
        let p2pkh: UInt8
        let p2sh: UInt8

        static func of(_ network: Network) -> Prefixes {
            switch network {
            case .mainnet: Prefixes(hrp: "bc", p2pkh: 0x00, p2sh: 0x05)
            case .testnet: Prefixes(hrp: "tb", p2pkh: 0x6f, p2sh: 0xc4)
            }
        }
    }

    /// Takes a script of one of the five forms.
    init(script: [UInt8], network: Network) {
        self.script = script
        self.network = network
    }

    /// Reads Base58Check, Bech32 (version 0) or Bech32m (version 1); throws ``BitcoinAddressError``.
    init(reading text: String) throws(BitcoinAddressError) {
        for network in Network.allCases {
            let prefixes = Prefixes.of(network)
            if Bech32.isAddress(text, of: prefixes.hrp) {
                self.init(
                    script: try BitcoinAddress.segwit(text, hrp: prefixes.hrp), network: network)
                return
            }
        }
        let payload = try Base58Check.decode(text)
        guard payload.count == 21 else { throw .notAnAddress }
        let hash = payload[1...]
        for network in Network.allCases {
            let prefixes = Prefixes.of(network)
            if payload[0] == prefixes.p2pkh {
                self.init(
                    script: [0x76, 0xa9, 0x14] + hash + [0x88, 0xac], network: network)
                return
            }
            if payload[0] == prefixes.p2sh {
                self.init(script: [0xa9, 0x14] + hash + [0x87], network: network)
                return
            }
        }
        throw .otherNetwork
    }

    /// The script of a witness program.
    private static func segwit(_ text: String, hrp: String) throws(BitcoinAddressError) -> [UInt8] {
        let (version, program) = try Bech32.decode(text, hrp: hrp)
        switch (version, program.count) {
        case (0, 20), (0, 32): return [0x00, UInt8(program.count)] + program
        case (1, 32): return [0x51, 0x20] + program
        case (0, _), (1, _): throw .notAnAddress
        // Anyone can take what is paid to a version that has no rules yet.
        default: throw .futureVersion(version)
        }
    }

    /// The address, in its one canonical form.
    var text: String {
        let prefixes = Prefixes.of(network)
        switch BitcoinScript.form(of: script) {
        case .p2pkh: return Base58Check.encode([prefixes.p2pkh] + script[3..<23])
        case .p2sh: return Base58Check.encode([prefixes.p2sh] + script[2..<22])
        case .p2wpkh, .p2wsh:
            return Bech32.encode(version: 0, program: Array(script[2...]), hrp: prefixes.hrp)
        case .p2tr:
            return Bech32.encode(version: 1, program: Array(script[2...]), hrp: prefixes.hrp)
        // Only scripts of the five forms are ever read or made.
        case nil: return Hex.encode(script)
        }
    }

    /// The address as an account: its bytes are the script.
    var account: Account {
        Account(chain: Bitcoin.name, network: network, bytes: script, text: text)
    }
}
