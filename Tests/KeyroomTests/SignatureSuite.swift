/// A Wycheproof file of signatures under public keys.
struct SignatureSuite: Decodable {
    struct Group: Decodable {
        let key: HexBytes
        let tests: [Vector]
    }

    struct Vector: Decodable {
        let tcId: Int
        let msg, sig: HexBytes
        let result: String
    }

    let groups: [Group]
}
