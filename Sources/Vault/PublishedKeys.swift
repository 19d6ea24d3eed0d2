internal import Terms

/// Public keys whose private keys everyone can read: whatever is sent to them, somebody takes.
///
/// Not all there are, of course: those that people meet in documents and tools, and might bring in by mistake.
public enum PublishedKeys {
    /// Whether a public key is one of them.
    public static func contains(_ publicKey: [UInt8]) -> Bool {
        known.contains(Hex.encode(publicKey))
    }

    private static let known: Set<String> = [
        // Keys-example/, each file's entropy on Bitcoin's main and test networks, on Ethereum and on TON.
        "03f2073fe0d72c91bd1799e41db4fb18075054b16334b62d92def774fdd9fd6afe",
        "028eae7db45107f057afa6ce451cff4ed6a03ae56a9cbeac0295ac7c66728b4639",
        "02f033e35ea9ec35341c4bcd2ab025f326cb50de0f28e1b2ffa2891b7e91f79378",
        "a8ec742433366a9bb4e64b18c85b47b57fff1bfb03843aabfd680dd863efcb78",
        "0348be6ca995bc8d9315a2a50d912f27fd07c10682560f9a228c7256d5fed613b6",
        "0201b89a3a548781b303700862cb2d59b1320514832fb77f39cc49b197069907b0",
        "02d91fbb6f4296d71ff741c914dbd52d6189c729424fef8509bda6ac0f7826076e",
        "d6b3a1b170ff214b0a3f100de9aa2c118b5b5af6e15a8528918ab4dfbe77da59",
        "02853e2ecf976611c597bb153ca2c26da20c37438418e26f220dece37fe694c3c2",
        "035c4f5ea369093a72dd291d795d6896d4006c05ecb314e121e07eee1c70e4085d",
        "03c39d89e09adbb7569ae2d4a22c9394e497c4568adff8027bc1a5c5b168570cea",
        "b1b502e77ff64ae353f8fbbc537607e5e025fde4ab7a97e1850b14948032ab65",
        // Phrases of BIP-39's own vectors and of every developer's tools (abandon, zoo, legal, letter,
        // test), as above.
        "0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c",
        "02e7ab2537b5d49e970309aae06e9e49f36ce1c9febbd44ec8e0d1cca0b4f9c319",
        "0237b0bb7a8288d38ed49a524b5dc98cff3eb5ca824c9f9dc0dfdb3d9cd600f299",
        "03c5db199831f23a3a1575518c8e9e948bfd495481aac442dec64b447ee76bd6fa",
        "0298720ece754e377af1b2716256e63c2e2427ff6ebdc66c2071c43ae80132ca32",
        "02dc286c821c7490afbe20a79d13123b9f41f3d7ef21e4a9caacd22f5983b28eca",
        "03fc2a760d930aa1459b35185f45784f4b42050311b232ed490f05db13f448e154",
        "03f3d474c86c9be5b82e251cc3cc438d3cc361527b4b9799516c4bd513caf9e5f6",
        "038318535b54105d4a7aae60c08fc45f9687181b4fdfc625bd1a753fa7397fed75",
        "030756317ceec8a038de22a93abac5ea45b6cf496a9a32fb19008c460f468da4ed",
        "02028e9de3ffe2238b2cbf8a60f1c99c076d6e89749018915f2f5af8c8da791c80",
        "0338f04e283c453f6c5c28f5291f12540ae5e27c2fd1a863f2596d8fbd99d24fde",
        "03e90f1de0682a64bee79dbdaaa657e60605bdff2d070ba15f7a505388088adc81",
        "03798f54d4ad49b7aa6709dc52db44f36e741f732621d3d70b5323e8802a9eabd4",
        "02bd51e5b1a6e8271e1f87d2464b856790800c6c5fd38acdf1cee73857735fc8a4",
        "02e1e839f771a9af60554e043de9a2c5af6dabc5bd1d32f33197097dca548e8957",
        "026267b312b2ff30bfe30b6bcc4e521e965142547cf32bc45fad9bd70a7702338f",
        "03a70d1ef368ad99e90d509496e9888ee7404e4f4d360376bf521d769cf0c4de46",
        "024f8cfe089dfa9b4287a005b8d729e97e81cc31822e81f88cd38e644dab3e5f2b",
        "0255164f8d101788f378eb298ae4b43d659e1553d14694e50a2cec1c8a8d3b00eb",
        "02b3ee5cacdd13b9d0fad6897d18bb210687b38f0ba92e679f3673d2261e49af44",
        // The numbers 1 and that of the Web3 Secret Storage vectors.
        "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        "0332d87c5cd4b31d81c5b010af42a2e413af253dc3a91bd3d53c6b2c45291c3de7",
        // The phrases of ton-crypto's tests.
        "f6c450a16bb1c514e22f1977e390a3025599aa1e7b00068a6aacf2119484c1bd",
        "c04ad1885c127fe863abb00752fa844e6439bb04f264d70de7cea580b32637ab",
        "99ac861b19db16bc0f01adfc6897f4760dfc44f9415284c78689d4fcc28b94f7",
        "313abf58635fd310310d1debd54f4fe1fd63631ced044ba0af96b67b85eed31b",
        "b1f8a0b9b4c2353ddfad8937ed396fb7670e88e8b72128b15006839a2a86be47",
    ]
}
